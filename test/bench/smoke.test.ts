import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plotsOf } from '../../bench/plots.js';
import { type Report, VARIANTS } from '../../bench/report.js';
import { tablesOf } from '../../bench/tables.js';

/** The bench itself, as `npm run bench:smoke` runs it: that it runs, is complete, and all agree; no timings. */
describe('the bench, smoke-sized', () => {
  let folder: string;
  let report: Report;
  let printed: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bench-smoke-'));
    const out = join(folder, 'report.json');
    const program = ['scripts/run.mjs', 'bench/bench.ts', '--smoke', '--out', out];
    printed = (await promisify(execFile)(process.execPath, program)).stdout;
    report = JSON.parse(await readFile(out, 'utf8')) as Report;
  }, 300_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('finds quote and the floor of one mind, in every variant', () => {
    const [size] = report.sizes;
    for (const variant of VARIANTS) expect(size?.duels[variant], variant).toMatchObject({ differences: 0 });
  });

  it('measures the growth from one size to the next, a figure a round', () => {
    expect(report.growth).toMatchObject([{ from: 'smoke', to: 'S' }]);
    const [step] = report.growth;
    for (const times of [step!.quote, step!.floor]) {
      expect(times).toHaveLength(1);
      expect(times[0]).toBeGreaterThan(0);
    }
  });

  it('finds the index packed by flatbush to answer the same', () => {
    expect(report.sizes[0]?.packing.differences).toBe(0);
  });

  it('asks every rival, or says why not, and finds those it asks of one mind with quote', () => {
    const rivals = report.sizes[0]?.rivals ?? [];
    expect(rivals.map(({ name }) => name)).toEqual([
      'rbush + turf',
      'flatbush + turf',
      'plain turf',
      'PostGIS',
      'json-rules-engine, the tariff alone',
    ]);
    for (const rival of rivals) {
      if ('leftOut' in rival)
        expect([rival.name, rival.leftOut]).toEqual(['PostGIS', expect.stringMatching(/not installed/)]);
      else expect(rival, rival.name).toMatchObject({ disagreements: 0 });
      if (!('leftOut' in rival)) expect(rival.requests, rival.name).toBeGreaterThan(6);
    }
  });

  it('tells where the time of each rival goes that measures, all of it', () => {
    const profiles = (report.sizes[0]?.rivals ?? []).flatMap((rival) =>
      'leftOut' in rival || rival.profile === undefined ? [] : [{ name: rival.name, ...rival.profile }],
    );
    expect(profiles.map(({ name }) => name).slice(0, 3)).toEqual([
      'rbush + turf',
      'flatbush + turf',
      'plain turf',
    ]);
    for (const { name, parts } of profiles) {
      const shares = Object.values(parts);
      expect(
        shares.reduce((sum, share) => sum + share, 0),
        name,
      ).toBeCloseTo(1, 6);
      expect(parts.distances, name).toBeGreaterThan(0);
    }
    // It measures every route of a vehicle that carries the load.
    expect(profiles.find(({ name }) => name === 'plain turf')?.lines).toBeGreaterThan(10);
  });

  it('measures everything there is a table for', () => {
    const figures = JSON.stringify(report, (_, value: unknown) =>
      typeof value === 'number' && !Number.isFinite(value) ? 'no number' : value,
    );
    // JSON has no NaN: a figure that is none was written as null.
    expect(figures).not.toMatch(/null|no number/);
    for (const table of Object.values(tablesOf(report))) expect(printed).toContain(table);
  });

  it('draws every plot', () => {
    for (const [name, svg] of Object.entries(plotsOf(report))) {
      expect(svg, name).toMatch(/^<svg[^]*<\/svg>\n$/);
      expect(svg, name).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});
