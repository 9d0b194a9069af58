import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.js';
import { FakePage } from '../support/fakePage.js';
import { smallTown } from '../support/smallTown.js';
import { useCommand } from './command.js';

const dovoz = useCommand();
const [weekly] = smallTown.routes as readonly { readonly points: readonly unknown[] }[];

/** A single route on a Saturday to a town of its own, and a town that is closed to deliveries. */
const town: Catalog = {
  ...smallTown,
  cities: [
    { id: 'c1', isSanction: false, name: 'Верхотурье', location: { lat: 58.862, lng: 60.8103 } },
    { id: 'c2', isSanction: true, name: 'Новоуральск', location: { lat: 57.2439, lng: 60.0839 } },
  ],
  routes: [
    { ...weekly, weekDays: [1, 2] },
    {
      ...weekly,
      id: 'once',
      type: 'ONCE',
      date: '2025-02-01',
      points: [
        weekly?.points[0],
        { location: { lat: 58.862, lng: 60.8103 }, warehouseId: null, duration: 4 },
      ],
    },
  ],
};

let html = '';
beforeAll(async () => {
  await dovoz.write('town.json', town);
  await dovoz.run(['map', '--catalog', 'town.json', '--at', '2025-01-21', '--out', 'map.html']);
  html = await dovoz.read('map.html');
});

/** Where a place of the drawing is on the chart. */
function onChart(page: FakePage, d: string | null): readonly [number, number] {
  const [x = 0, y = 0] = [...(d ?? '').matchAll(/[\d.]+/g)].map(Number);
  const transform = page.find('#world').getAttribute('transform') ?? '';
  const [dx = 0, dy = 0, zoom = 0] = [...transform.matchAll(/-?[\d.]+/g)].map(Number);
  return [x * zoom + dx, y * zoom + dy];
}

const counts = (page: FakePage, ...layers: readonly string[]) =>
  layers.map((layer) => page.find(`[data-count="${layer}"]`).textContent);

describe('the page of a map', () => {
  it('filters counts, shapes and names by the day, a single route by that of its date', () => {
    const page = new FakePage(html);
    const layers = ['weekly', 'once', 'stop', 'names'];
    const isPassed = () =>
      page
        .querySelectorAll('.names text')
        .find(({ textContent }) => textContent === 'Верхотурье')
        ?.classes.has('passed');
    expect(counts(page, ...layers)).toEqual(['1', '1', '4', '3']);
    expect(isPassed()).toBe(false);
    page.choose('#weekday', '6');
    expect(counts(page, ...layers)).toEqual(['0', '1', '2', '3']);
    expect(page.find('#layer-weekly [data-i]').style.display).toBe('none');
    expect(page.find('#layer-once [data-i]').style.display).toBe('');
    page.choose('#weekday', '1');
    expect(counts(page, ...layers)).toEqual(['1', '0', '2', '2']);
    expect(isPassed()).toBe(true);
  });

  it('tells what lies under a click, as far as the filters leave it', () => {
    const page = new FakePage(html);
    const [details, chart] = [page.find('#details'), page.find('#chart')];
    chart.happen('click', onChart(page, page.find('#layer-warehouse [data-i]').getAttribute('d')));
    expect(details.hidden).toBe(false);
    expect(page.find('#place').textContent).toBe('w1');
    expect(page.find('#found').text).toContain('Routes (2)');
    expect(page.find('#found').text).not.toContain('Новоуральск');
    page.choose('#weekday', '6');
    expect(page.find('#found').text).toContain('Routes (1)');
    expect(page.find('#found').text).toContain('once, on Sat 2025-02-01');
    page.find('#close').happen('click');
    expect(details.hidden).toBe(true);
  });

  it('tells that a town is closed to deliveries', () => {
    const page = new FakePage(html);
    page.find('#chart').happen('click', onChart(page, page.find('#layer-closed [data-i]').getAttribute('d')));
    expect(page.find('#place').textContent).toBe('Новоуральск');
    expect(page.find('#found').text).toContain('no deliveries to addresses in this town');
    page.press('Escape', page.find('#weekday'));
    expect(page.find('#details').hidden).toBe(true);
  });

  it('zooms by keys wherever the focus is, but where they write or choose', () => {
    const page = new FakePage(html);
    const zoom = () => page.find('#world').getAttribute('transform');
    const all = zoom();
    page.press('+', page.find('#vehicle'));
    page.press('+', page.find('[data-layer]'));
    page.press('+', page.find('body'), true);
    expect(zoom()).toBe(all);
    page.press('+', page.find('body'));
    expect(zoom()).not.toBe(all);
    page.press('0', page.find('#in'));
    expect(zoom()).toBe(all);
  });
});
