import { beforeAll, describe, expect, it } from 'vitest';
import { compileNetwork } from '../../src/index.js';
import { smallTown } from '../support/smallTown.js';
import { useCommand } from './command.js';

const dovoz = useCommand();

const [route] = smallTown.routes as readonly { readonly points: readonly object[] }[];
const faulty = {
  ...smallTown,
  warehouses: [
    { ...(smallTown.warehouses[0] as object), title: 'Склад' },
    { id: 'w2', title: 'Без места', isDeliveryAvailable: true },
    { id: 'w1' },
  ],
  routes: Array.from({ length: 5 }, (_, i) => ({ ...route, id: `r${i}`, isService: undefined })),
};

beforeAll(async () => {
  await dovoz.write('good.json', smallTown);
  await dovoz.write('faulty.json', faulty);
  await dovoz.write('doubtful.json', { ...faulty, warehouses: smallTown.warehouses });
});

describe('check', () => {
  it('a good catalog: status 0', async () => {
    expect(await dovoz.run(['check', '--catalog', 'good.json'])).toEqual({
      status: 0,
      stdout: '0 errors, 0 warnings\nusable: 1 cities, 1 warehouses, 6 tariffs, 1 routes, 2 vehicles\n',
      stderr: '',
    });
  });

  it('errors first, by record, with titles; many equal warnings in short; status 3', async () => {
    const { status, stdout, stderr } = await dovoz.run(['check', '--catalog', 'faulty.json']);
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
    const blocks = stdout.split('\n\n');
    expect(blocks[0]).toMatch(/^warehouse w2 «Без места»\n {2}error {2}INVALID_RECORD {2}location +\S.*\n/);
    expect(blocks[1]).toMatch(/^warehouse w1 «Склад»\n {2}error {2}DUPLICATE_ID {2}id {2}/);
    expect(blocks.slice(2, 5).map((block) => block.split('\n')[0])).toEqual([
      'route r0',
      'route r1',
      'route r2',
    ]);
    expect(blocks[5]).toBe('2 more routes with MISSING_FLAG at isService (--all shows them)');
    expect(blocks[6]).toMatch(/^4 errors, 5 warnings: INVALID_RECORD 3, DUPLICATE_ID 1, MISSING_FLAG 5\n/);
  });

  it('where a fault is, once; the place of a record that has no id', async () => {
    await dovoz.write('places.json', {
      ...smallTown,
      tariffs: [...smallTown.tariffs, { ...(smallTown.tariffs[0] as object), id: null, price: 'x' }],
      cities: [{ id: 'c1', isSanction: 1 }],
      routes: 'none',
    });
    const { stdout } = await dovoz.run(['check', '--catalog', 'places.json']);
    const [city, tariff, list] = stdout.split('\n\n');
    expect(city).toBe('city c1\n  error  INVALID_RECORD  isSanction  expected true or false, got 1');
    expect(tariff).toBe(
      [
        'tariff without an id',
        '  error  INVALID_RECORD  tariffs.6.id     expected text, got null',
        '  error  INVALID_RECORD  tariffs.6.price  expected a finite number, got "x"',
      ].join('\n'),
    );
    expect(list).toBe('list routes\n  error  INVALID_RECORD  routes  expected a list of records, got "none"');
  });

  it('warnings alone: status 0; --all shows each', async () => {
    const { status, stdout } = await dovoz.run(['check', '--catalog', 'doubtful.json', '--all']);
    expect(status).toBe(0);
    expect(stdout.match(/^route r\d$/gm)).toHaveLength(5);
  });

  it('all diagnostics for programs', async () => {
    const { status, stdout } = await dovoz.run(['check', '--catalog', 'faulty.json', '--json']);
    const network = compileNetwork(faulty);
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toEqual({
      network: network.version,
      usable: network.counts,
      lacking: [],
      errors: 4,
      warnings: 5,
      byCode: { INVALID_RECORD: 3, DUPLICATE_ID: 1, MISSING_FLAG: 5 },
      diagnostics: network.diagnostics,
    });
  });
});

describe('a catalog with which nothing can be offered', () => {
  const { tariffs, ...rest } = smallTown;

  it.each([
    {
      why: 'a list has another name',
      catalog: { ...rest, tarifs: tariffs },
      stderr: [
        'note: lacking.json has no list "tariffs"',
        'error: no usable tariffs in the catalog: no delivery can be offered',
      ],
    },
    {
      why: 'lists are empty',
      catalog: { ...smallTown, warehouses: [], tariffs: [] },
      stderr: [
        'error: no usable warehouses in the catalog: no delivery can be offered',
        'error: no usable tariffs in the catalog: no delivery can be offered',
      ],
    },
    {
      why: 'none of the records can be used',
      catalog: { ...smallTown, warehouses: [{ id: 'w1' }] },
      stderr: ['error: no usable warehouses in the catalog: no delivery can be offered'],
    },
  ])('$why: status 3', async ({ catalog, stderr }) => {
    await dovoz.write('lacking.json', catalog);
    const ran = await dovoz.run(['check', '--catalog', 'lacking.json']);
    expect({ status: ran.status, stderr: ran.stderr.split('\n') }).toEqual({
      status: 3,
      stderr: [...stderr, ''],
    });
  });

  it('is told to programs', async () => {
    await dovoz.write('lacking.json', rest);
    const { status, stdout } = await dovoz.run(['check', '--catalog', 'lacking.json', '--json']);
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ lacking: ['tariffs'], errors: 0 });
  });

  it('is not one without routes or cities', async () => {
    await dovoz.write('lacking.json', { ...smallTown, routes: [], cities: [] });
    expect(await dovoz.run(['check', '--catalog', 'lacking.json'])).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('files that are none', () => {
  it.each([
    {
      name: 'cut.json',
      content: '{"format":"dovoz-catalog/1",\n "cities": [1,]}',
      says: 'cut.json:2:15: the catalog is not JSON\n  expected a value, got "]}"',
    },
    {
      name: 'other.json',
      content: '{"format":"x/9"}',
      says: 'other.json is no catalog of the format dovoz-catalog/1: its "format" is "x/9"',
    },
    {
      name: 'list.json',
      content: '[]',
      says: 'list.json is no catalog of the format dovoz-catalog/1: it is no object',
    },
    {
      name: 'utf16.json',
      content: Buffer.from('\ufeff{}', 'utf16le'),
      says: 'utf16.json: the catalog is not UTF-8',
    },
  ])('$name: status 3', async ({ name, content, says }) => {
    await dovoz.write(name, content);
    const { status, stdout, stderr } = await dovoz.run(['check', '--catalog', name]);
    expect(stderr).toContain(`error: ${says}`);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  });

  it('a byte order mark is no fault, a list that lacks is told', async () => {
    await dovoz.write('bom.json', `\ufeff${JSON.stringify({ ...smallTown, cities: undefined })}`);
    const { status, stderr } = await dovoz.run(['check', '--catalog', 'bom.json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'note: bom.json has no list "cities"\n' });
  });

  it('a list that is none is a fault of the catalog, and the rest works', async () => {
    await dovoz.write('nolist.json', { ...smallTown, routes: { a: 1 } });
    const { status, stdout, stderr } = await dovoz.run(['check', '--catalog', 'nolist.json', '--json']);
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      diagnostics: [{ severity: 'error', code: 'INVALID_RECORD', entity: 'route', id: null, path: '' }],
    });
  });

  it('a policy with wrong fields: every path, status 3', async () => {
    await dovoz.write('policy.json', { maxTrips: 0, price: { step: 'x' }, colour: 'red' });
    const { status, stderr } = await dovoz.run([
      'check',
      '--catalog',
      'good.json',
      '--policy',
      'policy.json',
    ]);
    expect(status).toBe(3);
    const [first, ...details] = stderr.trimEnd().split('\n');
    expect(first).toBe('error: policy.json is no valid policy');
    expect(new Set(details.map((line) => line.trim().split(':')[0]))).toEqual(
      new Set(['colour', 'maxTrips', 'price.step']),
    );
  });
});
