import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import { served } from '../emulator/served.js';
import { smallTown } from '../support/smallTown.js';
import { hasTerminals, useCommand } from './command.js';

const dovoz = useCommand();

/** Titles as 1C gives them, one of them with what would clear a screen. */
const titled = {
  ...smallTown,
  warehouses: smallTown.warehouses.map((warehouse) => ({
    ...(warehouse as object),
    title: 'Склад \u001b[2J№ 1',
  })),
};
const ASK = [
  '--to',
  '56.9757,60.5717',
  '--weight',
  '120',
  '--volume',
  '0.8',
  '--at',
  '2025-01-21T12:00:00+05:00',
];
const WITH_CATALOG = ['quote', '--catalog', 'catalog.json'];

beforeAll(async () => {
  await dovoz.write('catalog.json', titled);
  await dovoz.write('vehicles.json', [{ id: 'van', name: 'Ларгус' }]);
});

const TABLE = `56.9757, 60.5717 · 120 kg, 0.8 m³ · ordered Tue 21 Jan 2025 12:00 +05

TYPE           PRICE  VEHICLE        FROM       LEAVES                ARRIVES               ORDER BY
ROUTE      31.57 RUB  1500 kg, 9 m³  Склад № 1  Wed 22 Jan 08:00 +05  Wed 22 Jan 08:33 +05  Tue 21 Jan 18:00 +05
          3.157 km off the route × 10; route route
TOMORROW  575.67 RUB  500 kg, 4 m³   Склад № 1  Wed 22 Jan 08:00 +05  Wed 22 Jan 08:24 +05  Tue 21 Jan 23:59 +05
          19.189 km from the warehouse × 30
EXPRESS   767.56 RUB  500 kg, 4 m³   Склад № 1  Tue 21 Jan 13:00 +05  Tue 21 Jan 13:24 +05  Tue 21 Jan 19:00 +05
          19.189 km from the warehouse × 40

Pick up, free of charge (as the crow flies)
  15.351 km  Склад № 1  ready Tue 21 Jan 13:00 +05
`;

describe('quote --to, for people', () => {
  it('is an aligned table, in local time', async () => {
    const { status, stdout, stderr } = await dovoz.run([...WITH_CATALOG, ...ASK]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(TABLE);
  });

  it('calls vehicles by their names where a file has them', async () => {
    const { stdout } = await dovoz.run([...WITH_CATALOG, ...ASK, '--vehicles', 'vehicles.json']);
    expect(stdout).toMatch(/^EXPRESS .* Ларгус {9}Склад/m);
  });

  it('loads the catalog now with --url in place of --catalog', async () => {
    const { url } = await served({ data: titled });
    const { status, stdout } = await dovoz.run(['quote', '--url', url, ...ASK]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: TABLE });
  });

  it('asks for now, in the local time of the place, where no instant is given', async () => {
    const { stdout } = await dovoz.run([...WITH_CATALOG, ...ASK.slice(0, 6)]);
    expect(stdout).toMatch(
      /^56\.9757, 60\.5717 · 120 kg, 0\.8 m³ · ordered \w{3} \d+ \w{3} 20\d\d \d\d:\d\d \+05\n/,
    );
  });

  it('has colours only on a terminal, or where FORCE_COLOR says so', async () => {
    const forced = await dovoz.run([...WITH_CATALOG, ...ASK], { env: { FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain('\u001b[1mROUTE\u001b[22m');
    expect(stripVTControlCharacters(forced.stdout)).toBe(TABLE);
    const none = await dovoz.run([...WITH_CATALOG, ...ASK], { env: { NO_COLOR: '1' } });
    expect(none.stdout).toBe(TABLE);
  });

  it.runIf(hasTerminals)(
    'is coloured on a terminal, and told option by option where it is too wide for it',
    async () => {
      const shown = await dovoz.runOnTerminal([...WITH_CATALOG, ...ASK]);
      expect(shown).toContain('\u001b[1mROUTE\u001b[22m');
      const plain = stripVTControlCharacters(shown).replaceAll('\r', '');
      expect(plain).toContain(`EXPRESS   767.56 RUB  500 kg, 4 m³
          19.189 km from the warehouse × 40
          from Склад № 1, order by Tue 21 Jan 19:00 +05
          leaves Tue 21 Jan 13:00 +05, arrives Tue 21 Jan 13:24 +05
`);
    },
  );

  it('prints the quote for programs with --json', async () => {
    const { stdout } = await dovoz.run([...WITH_CATALOG, ...ASK, '--json', '--alternatives']);
    const asked = quote(compileNetwork(titled), {
      id: 'command line',
      placedAt: '2025-01-21T12:00:00+05:00',
      destination: { location: { lat: 56.9757, lng: 60.5717 } },
      load: { weightKg: 120, volumeM3: 0.8 },
      alternatives: true,
    });
    expect(JSON.parse(stdout)).toEqual(asked);
  });
});

describe('how a price came about', () => {
  /** TOMORROW in two bands, both dearer from February on. */
  const banded = {
    ...titled,
    routes: titled.routes.map((route) => ({ ...(route as object), title: 'Серовский тракт' })),
    tariffs: [
      ...titled.tariffs,
      ...[
        ['t2', '2024-01-01', 10, 50],
        ['t3', '2025-02-01', 10, 60],
        ['t4', '2025-02-01', 300, 40],
      ].map(([id, period, distance, price]) => {
        const like = (titled.tariffs as readonly { readonly id: string }[]).find((row) => row.id === 't1');
        return { ...like, id, period, distance, price };
      }),
    ],
  };
  const graduated = { accumulate: 'graduated' };
  const whole = { step: '1' };
  const endOfJanuary = ['--at', '2025-01-31T12:00:00+05:00'];

  it.each([
    {
      what: 'the minimum',
      policy: { price: { minimum: { ROUTE: '50', TOMORROW: '575.67' } } },
      prices: {
        ROUTE: ['50.00', 'the minimum (3.157 km off the route × 10 = 31.57); route Серовский тракт'],
        // What the kilometres cost is as much: they decide.
        TOMORROW: ['575.67', '19.189 km from the warehouse × 30'],
      },
    },
    {
      what: 'rounding',
      policy: { price: { ...whole, mode: 'DOWN', minimum: { ROUTE: '31' } } },
      prices: {
        ROUTE: ['31', '3.157 km off the route × 10 = 31.57, rounded down; route Серовский тракт'],
        TOMORROW: ['575', '19.189 km from the warehouse × 30 = 575.67, rounded down'],
      },
    },
    {
      what: 'trips',
      policy: { maxTrips: 2, price: { ...whole, mode: 'UP' } },
      args: ['--weight', '900'],
      prices: { TOMORROW: ['1152', '19.189 km from the warehouse × 30 × 2 trips = 1151.34, rounded up'] },
    },
    {
      what: 'the way that is charged on a route',
      policy: { route: { chargeable: 'fromWarehouse' } },
      prices: { ROUTE: ['191.89', '19.189 km from the warehouse × 10; route Серовский тракт'] },
    },
    {
      what: 'the way along a route',
      policy: { route: { chargeable: 'alongRoute' }, distance: { stepM: 1000 } },
      prices: { ROUTE: ['220.00', '22.000 km along the route and off it × 10; route Серовский тракт'] },
    },
    {
      // 10 km at 50 and 9.189 km at 30
      what: 'graduated bands',
      policy: { tariff: graduated },
      prices: {
        TOMORROW: ['775.67', '19.189 km from the warehouse by graduated bands, the last at 30 a km'],
      },
    },
    {
      what: 'graduated bands and the minimum',
      policy: { tariff: graduated, price: { minimum: { TOMORROW: '800' } } },
      prices: {
        TOMORROW: [
          '800.00',
          'the minimum (19.189 km from the warehouse by graduated bands, the last at 30 a km = 775.67)',
        ],
      },
    },
    {
      what: 'graduated bands, trips and figures beyond doubles',
      policy: { tariff: graduated, maxTrips: 2, price: { step: '0.000000000000001', mode: 'UP' } },
      args: ['--weight', '900'],
      prices: {
        TOMORROW: [
          '1551.340000000000000',
          '19.189 km from the warehouse by graduated bands, the last at 30 a km, × 2 trips',
        ],
      },
    },
    {
      // 10 km at 50 and 9.189 km at 30: the order's date
      what: 'graduated bands on the order’s date',
      policy: { tariff: graduated, price: whole },
      args: endOfJanuary,
      prices: {
        TOMORROW: [
          '776',
          '19.189 km from the warehouse by graduated bands, the last at 30 a km = 775.67, rounded up',
        ],
      },
    },
    {
      // 10 km at 60 and 9.189 km at 40: the truck leaves in February
      what: 'graduated bands on the departure’s date',
      policy: { tariff: { ...graduated, date: 'departure' }, price: whole },
      args: endOfJanuary,
      prices: {
        TOMORROW: [
          '968',
          '19.189 km from the warehouse by graduated bands, the last at 40 a km = 967.56, rounded up',
        ],
      },
    },
  ])('$what', async ({ policy, args = [], prices }) => {
    await dovoz.write('banded.json', banded);
    await dovoz.write('rules.json', policy);
    const files = ['--catalog', 'banded.json', '--policy', 'rules.json'];
    const { stdout } = await dovoz.run(['quote', ...files, ...ASK, ...args]);
    const lines = stdout.split('\n');
    for (const [type, [price = '', reason]] of Object.entries(prices)) {
      const row = lines.findIndex((line) => line.startsWith(type));
      expect(lines[row]).toContain(` ${price} RUB `);
      expect(lines[row + 1]).toBe(`          ${reason}`);
    }
  });
});

describe('why not, in plain words', () => {
  it.each([
    {
      what: 'too far',
      args: ['--to', '62,60', '--weight', '1', '--volume', '1'],
      lines: ['EXPRESS: out of range — 718.630 km, tariffs reach 300 km (418.630 km too far)'],
    },
    {
      what: 'too heavy',
      args: ['--to', '56.9,60.6', '--weight', '1600.5', '--volume', '5'],
      lines: [
        'ROUTE: over capacity — 1600.5 kg, 5 m³; a trip takes 1500 kg and 9 m³ at most (100.5 kg too heavy)',
        'TOMORROW: over capacity — 1600.5 kg, 5 m³; a trip takes 500 kg and 4 m³ at most (1100.5 kg too heavy, 1 m³ too large)',
      ],
    },
    {
      what: 'too heavy for so many trips',
      policy: { maxTrips: 2 },
      args: ['--to', '56.9,60.6', '--weight', '1100', '--volume', '5'],
      lines: [
        'TOMORROW: over capacity — 1100 kg, 5 m³; a trip takes 500 kg and 4 m³ at most, and there may be 2 (100 kg too heavy)',
      ],
    },
    {
      what: 'too late',
      args: ['--to', '56.9,60.6', '--weight', '1', '--volume', '1', '--at', '2025-01-21T20:00:00+05:00'],
      lines: ['EXPRESS: too late — no warehouse can send it so that it arrives today by 22:00'],
    },
    {
      what: 'restricted',
      args: ['--to', '56.9,60.6', '--weight', '1', '--volume', '1', '--city', 'closed'],
      lines: ['ROUTE: restricted — the town is closed to deliveries'],
    },
  ])('$what', async ({ args, lines, policy = {} }) => {
    await dovoz.write('closed.json', { ...titled, cities: [{ id: 'closed', isSanction: true }] });
    await dovoz.write('rules.json', policy);
    const at = args.includes('--at') ? [] : ['--at', '2025-01-21T12:00:00+05:00'];
    const { status, stdout } = await dovoz.run([
      'quote',
      '--catalog',
      'closed.json',
      '--policy',
      'rules.json',
      ...args,
      ...at,
    ]);
    expect(status).toBe(0);
    for (const line of lines) expect(stdout.split('\n')).toContain(`  ${line}`);
  });
});

describe('what a user should know besides', () => {
  const [warehouse] = titled.warehouses as readonly object[];
  const [tariff] = titled.tariffs as readonly object[];
  /** Two records that are wrong, one of them in two ways; a tariff that loses; a row of a schedule alone. */
  const faulty = {
    ...titled,
    cities: [{ id: 'c1', isSanction: 'no' }],
    warehouses: [{ ...warehouse, schedule: [{ dayOfWeek: 9, begin: '08:00', end: '20:00' }] }],
    tariffs: [...titled.tariffs, { price: null }, { ...tariff, id: 'e0' }],
  };

  it('is how many records are set aside, whatever is asked', async () => {
    await dovoz.write('set-aside.json', faulty);
    const note = 'note: 2 records of set-aside.json are set aside (dovoz check tells why)\n';
    const one = await dovoz.run(['quote', '--catalog', 'set-aside.json', ...ASK]);
    expect(one).toMatchObject({ status: 0, stderr: note });
    const many = await dovoz.run(['quote', '--catalog', 'set-aside.json', '--requests', '-']);
    expect(many).toEqual({ status: 0, stdout: '', stderr: note });
    const map = await dovoz.run(['map', '--catalog', 'set-aside.json', '--out', 'map.geojson']);
    expect(map).toMatchObject({ status: 0, stderr: note });
  });

  it('is that a list is none', async () => {
    await dovoz.write('no-list.json', { ...titled, routes: { route: {} } });
    const { status, stderr } = await dovoz.run(['quote', '--catalog', 'no-list.json', ...ASK]);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: 'note: "routes" of no-list.json is no list (dovoz check tells why)\n',
    });
  });

  it('is that the city is not known, or its record not usable', async () => {
    await dovoz.write('set-aside.json', faulty);
    const known = await dovoz.run([...WITH_CATALOG, ...ASK, '--city', 'c1']);
    expect(known).toEqual({ status: 0, stdout: TABLE, stderr: '' });
    const note = (id: string) =>
      `note: no city of the catalog has the id "${id}": nothing is known to be closed to deliveries\n`;
    const unknown = await dovoz.run([...WITH_CATALOG, ...ASK, '--city', 'c2']);
    expect(unknown).toEqual({ status: 0, stdout: TABLE, stderr: note('c2') });
    const unusable = await dovoz.run(['quote', '--catalog', 'set-aside.json', ...ASK, '--city', 'c1']);
    expect(unusable.stderr).toContain(note('c1'));
  });
});

describe('wrong arguments', () => {
  it.each([
    { args: ['--to', '56.9'], says: 'Expected latitude and longitude' },
    { args: ['--to', '95,60'], says: 'Expected a real place' },
    { args: ['--to', '0,0'], says: 'Expected a real place' },
    { args: ['--to', '56,60', '--weight', 'x'], says: 'Expected a number of at least 0' },
    { args: [], says: 'nothing to quote' },
    { args: ['--to', '56,60', '--weight', '1'], says: 'error: --volume is missing\n' },
    { args: ['--to', '56,60', '--volume', '1'], says: 'error: --weight is missing\n' },
    { args: ['--weight', '1'], says: 'error: --to and --volume are missing\n' },
    {
      args: ['--to', '56,60', '--weight', '1', '--volume', '1', '--at', '2025-01-21T12:00'],
      says: '--at: expected an ISO 8601 date-time with an offset or Z',
    },
    { args: ['--to', '56,60', '--weight', '1e999', '--volume', '1'], says: 'Expected a number' },
  ])('$args: $says', async ({ args, says }) => {
    const { status, stdout, stderr } = await dovoz.run([...WITH_CATALOG, ...args]);
    expect(stderr).toContain(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
