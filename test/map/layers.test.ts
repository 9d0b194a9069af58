import { describe, expect, it } from 'vitest';
import { demoFolder, readEmulatorData } from '../../src/emulator.js';
import { compileNetwork } from '../../src/index.js';
import { mapNetwork } from '../../src/map/mapNetwork.js';
import { drawMap } from '../../src/map/svg/drawing.js';

const lists = await readEmulatorData(demoFolder());
const catalog = { format: 'dovoz-catalog/1', fetchedAt: '', source: 'demo', ...lists } as const;
const network = compileNetwork(catalog);

function drawnOn(date: string) {
  const map = mapNetwork(catalog, network, { date });
  const { layers, svg, properties } = drawMap(map);
  const counts = new Map(layers.map(({ name, count }) => [name, count]));
  const shapesOf = (name: string) => {
    const [, group = ''] = new RegExp(`<g id="layer-${name}"[^>]*>(.*?)</g>`, 's').exec(svg) ?? [];
    return [...group.matchAll(/data-i="(\d+)"/g)].flatMap(([, index]) => properties[Number(index)] ?? []);
  };
  return { map, counts, shapesOf, svg };
}

describe('the layers of the demo network', () => {
  it('show the towns that are closed to deliveries, and their names as such', () => {
    const { map, counts, shapesOf, svg } = drawnOn('2026-12-01');
    const closed = map.features.flatMap(({ properties: one }) =>
      one.kind === 'city' && one.isSanction ? [one.title] : [],
    );
    expect(closed.length).toBeGreaterThan(0);
    expect(counts.get('closed')).toBe(closed.length);
    expect(shapesOf('closed').map((one) => 'title' in one && one.title)).toEqual(closed);
    const names = [...svg.matchAll(/<text class="closed-town[^"]*"[^>]*>(.*?)<\/text>/g)].map(
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(0);
    expect(closed).toEqual(expect.arrayContaining(names));
  });

  it('keep past single routes, with their stops, from those that run', () => {
    const before = drawnOn('2026-12-01');
    const after = drawnOn('2100-01-01');
    expect(before.counts.get('past')).toBe(0);
    expect(after.counts.get('once')).toBe(0);
    expect(after.counts.get('past')).toBe(before.counts.get('once'));
    expect(after.shapesOf('past').filter(({ kind }) => kind === 'stop').length).toBe(
      (before.counts.get('stop') ?? 0) - (after.counts.get('stop') ?? 0),
    );
  });
});
