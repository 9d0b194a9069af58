import { Script } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileNetwork } from '../../src/index.js';
import { mapNetwork } from '../../src/map/mapNetwork.js';
import { smallTown } from '../support/smallTown.js';
import { useCommand } from './command.js';

const dovoz = useCommand();
const WITH_CATALOG = ['map', '--catalog', 'catalog.json', '--at', '2025-01-21'];

/** A title that would end a script or an attribute. */
const hostile = '</script><img src=x> "\'&';
const town = {
  ...smallTown,
  warehouses: smallTown.warehouses.map((warehouse) => ({ ...(warehouse as object), title: hostile })),
};

beforeAll(() => dovoz.write('catalog.json', town));

describe('map', () => {
  it('writes GeoJSON, as the library draws it', async () => {
    const { status, stdout } = await dovoz.run([...WITH_CATALOG, '--out', 'map.geojson']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^map\.geojson: \d+ features, tariffs of 2025-01-21\n$/);
    const map = mapNetwork(town, compileNetwork(town), { date: '2025-01-21' });
    expect(JSON.parse(await dovoz.read('map.geojson'))).toEqual(JSON.parse(JSON.stringify(map)));
  });

  it('writes a page that asks for nothing else, and whose script is one', async () => {
    await dovoz.write('land.geojson', {
      type: 'LineString',
      coordinates: [
        [60, 56],
        [61, 57],
      ],
    });
    const { status } = await dovoz.run([...WITH_CATALOG, '--out', 'map.html', '--outline', 'land.geojson']);
    expect(status).toBe(0);
    const page = await dovoz.read('map.html');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"`,
    );
    expect(page).not.toMatch(/\b(src|href)="|url\(|@import/);
    expect(page).not.toContain('<img');
    expect(page).toMatch(/<path class="land" d="M[\d.]+ [\d.]+L/);
    const [, properties = '', , script = ''] =
      /id="properties">(.*?)<\/script>(.*?)<script type="module">(.*?)<\/script>/s.exec(page) ?? [];
    const told = z
      .array(z.looseObject({ kind: z.string(), title: z.string().nullish() }))
      .parse(JSON.parse(properties));
    expect(told.filter(({ kind }) => kind === 'warehouse').map(({ title }) => title)).toEqual([hostile]);
    expect(script).not.toMatch(/^(import|export)\b/m);
    // Its modules share one scope, in which no name may be given twice.
    expect(() => new Script(script)).not.toThrow();
  });

  it('says what is no map: an empty network, an outline that is none', async () => {
    await dovoz.write('empty.json', { ...smallTown, warehouses: [], routes: [] });
    const empty = await dovoz.run(['map', '--catalog', 'empty.json', '--out', 'none.html']);
    expect(empty).toMatchObject({ status: 3, stdout: '' });
    expect(empty.stderr).toContain('nothing to draw');
    await dovoz.write('points.geojson', { type: 'Point', coordinates: [60, 56] });
    const points = await dovoz.run([...WITH_CATALOG, '--out', 'none.html', '--outline', 'points.geojson']);
    expect(points).toMatchObject({ status: 3, stdout: '' });
    expect(points.stderr).toContain('points.geojson is no GeoJSON of lines and areas');
  });
});
