import lookup from '@photostructure/tz-lookup';
import type { Option, Pickup, Quote, QuoteRequest, Unavailable } from '../src/index.js';
import type { MadeCatalog } from './networks.js';

/**
 * The floor: written by hand, to hold the engine against. It gives the same answers as `quote`
 * under the default policy (or with `preference: 'fastest'`) for the catalogs and requests of this folder,
 * in one file, with no regard for beauty, diagnostics, other policies or bad input: nothing is validated,
 * every warehouse keeps one clock, every date lies in the table of days, prices have two decimals. It was the
 * lower bound at first; what the engine has learnt since (single segments along a curve, boxes without a branch)
 * it was not given, so that it stays one measure from commit to commit.
 */

type Type = 0 | 1 | 2;
const ROUTE = 0;
const EXPRESS = 1;
const TOMORROW = 2;
const TYPE_NAMES = ['ROUTE', 'EXPRESS', 'TOMORROW'] as const;

const RADIUS = 6371008.8;
const RADIAN = Math.PI / 180;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
/** The days whose hours, starts and tariffs are tabled. */
const FIRST_DAY = Date.UTC(2024, 9, 1) / DAY;
const DAYS = 365;
const HORIZON = 60;

const CIRCUITY = 1.25;
const SPEED = [60, 50, 50] as const;
/** Handling: ROUTE and TOMORROW take two hours, EXPRESS and pick-ups one. */
const LONG = 2 * HOUR;
const SHORT = HOUR;
const EARLIEST = 6 * HOUR;
const LATEST = 22 * HOUR;
const FALLBACK = 9 * HOUR;
const MAX_PICKUPS = 5;

/** Children of a node of either tree. */
const FAN = 8;
/** So many eligible routes are gone through one by one. */
const LINEAR = 4000;

const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const DATES = Array.from({ length: DAYS }, (_, i) =>
  new Date((FIRST_DAY + i) * DAY).toISOString().slice(0, 10),
);

interface Zone {
  readonly changes: readonly number[];
  readonly offsets: readonly number[];
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) zones.set(name, (zone = tableOf(name)));
  return zone;
}

function tableOf(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const offset = (t: number): number => {
    const text = format.formatToParts(t).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
    const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(text) ?? [];
    return sign === undefined
      ? 0
      : (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
  };
  const changes: number[] = [];
  const offsets = [offset(FIRST_DAY * DAY)];
  for (let t = FIRST_DAY * DAY; t < (FIRST_DAY + DAYS) * DAY; t += DAY) {
    let low = t;
    let high = t + DAY;
    if (offset(low) === offset(high)) continue;
    while (high - low > MINUTE) {
      const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    changes.push(high);
    offsets.push(offset(high));
  }
  return { changes, offsets };
}

function offsetAt(zone: Zone, t: number): number {
  let i = zone.changes.length;
  while (i > 0 && t < zone.changes[i - 1]!) i--;
  return zone.offsets[i]!;
}

function instantOf(zone: Zone, local: number): number {
  let i = zone.changes.length;
  while (i > 0 && local < zone.changes[i - 1]! + Math.max(zone.offsets[i - 1]!, zone.offsets[i]!)) i--;
  return local - zone.offsets[i]!;
}

/** Opening hours of one schedule in one zone; every warehouse with the same ones shares it. */
class Hours {
  readonly always: boolean;
  /** Joined intervals as instants. */
  readonly begins: Float64Array;
  readonly ends: Float64Array;
  /** For each day of the table the first joined interval that ends on it or later. */
  readonly firstOf: Int32Array;
  /** For each day: when routes start, the first and last own interval's begin and end; NaN where none. */
  readonly start: Float64Array;
  readonly ownBegin: (readonly number[])[] = [];
  readonly ownEnd: (readonly number[])[] = [];
  stamp = 0;
  readyLong = 0;
  readyShort = 0;

  constructor(
    readonly offset: number,
    schedule: readonly { readonly dayOfWeek: number; readonly begin: string; readonly end: string }[],
  ) {
    this.always = schedule.length === 0;
    const begins: number[] = [];
    const ends: number[] = [];
    this.start = new Float64Array(DAYS);
    for (let i = 0; i < DAYS; i++) {
      const midnight = (FIRST_DAY + i) * DAY - offset;
      const weekday = ((FIRST_DAY + i + 3) % 7) + 1;
      const own = schedule
        .filter((row) => row.dayOfWeek === weekday)
        .map(({ begin, end }) => {
          const from = msOf(begin);
          const until = msOf(end);
          return [midnight + from, midnight + until + (until <= from ? DAY : 0)] as const;
        })
        .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      this.ownBegin.push(own.map(([begin]) => begin));
      this.ownEnd.push(own.map(([, end]) => end));
      for (const [begin, end] of own) {
        const last = ends.length - 1;
        if (last >= 0 && begin <= ends[last]!) ends[last] = Math.max(ends[last]!, end);
        else {
          begins.push(begin);
          ends.push(end);
        }
      }
      const first = own[0];
      this.start[i] = first === undefined ? midnight + FALLBACK : Math.max(first[0], midnight + EARLIEST);
    }
    this.begins = Float64Array.from(begins);
    this.ends = Float64Array.from(ends);
    this.firstOf = new Int32Array(DAYS);
    for (let i = 0, at = 0; i < DAYS; i++) {
      while (at < ends.length - 1 && ends[at]! < (FIRST_DAY + i) * DAY) at++;
      this.firstOf[i] = at;
    }
  }

  ready(t: number, handling: number): number {
    if (this.always) return t + handling;
    const { begins, ends } = this;
    for (let i = this.firstOf[Math.floor(t / DAY) - FIRST_DAY]!; i < ends.length; i++) {
      const begin = begins[i]!;
      const from = t > begin ? t : begin;
      if (from + handling <= ends[i]!) return from + handling;
    }
    return Infinity;
  }

  /** The last instant from which handling is over by `ready`. */
  latestStart(ready: number, handling: number): number {
    if (this.always) return ready - handling;
    const { begins, ends } = this;
    let i = Math.min(this.firstOf[Math.floor(ready / DAY) - FIRST_DAY]! + 2, ends.length - 1);
    for (; i >= 0; i--) {
      const over = ends[i]! < ready ? ends[i]! : ready;
      if (begins[i]! + handling <= over) return over - handling;
    }
    return NaN;
  }
}

function msOf(text: string): number {
  return Number(text.slice(0, 2)) * HOUR + Number(text.slice(3, 5)) * MINUTE;
}

interface Sheet {
  /** Chargeable metres. */
  readonly highs: readonly number[];
  /** 1e-4 roubles a kilometre. */
  readonly rates: readonly number[];
  readonly ids: readonly string[];
  readonly prices: readonly string[];
  readonly reachKm: number;
  readonly reachText: string;
}

interface Found {
  type: Type;
  price: number;
  arrives: number;
  departs: number;
  metres: number;
  warehouse: number;
  route: number;
  pickup: number;
  vehicle: number;
  sheet: Sheet;
  band: number;
  travel: number;
}

/** A tree packed along a Hilbert curve: level by level from the leaves up, the root last. */
interface Tree {
  readonly boxes: Float32Array;
  /** First child of each inner node, counted from `items` on; children of a node follow each other. */
  readonly first: Int32Array;
  readonly count: Uint8Array;
  /** Which vehicles are below. */
  readonly masks: Int32Array;
  readonly items: number;
  readonly root: number;
  /** The item at each leaf. */
  readonly order: Int32Array;
}

function hilbert(x: number, y: number): number {
  let d = 0;
  for (let s = 32768; s > 0; s >>= 1) {
    const rx = (x & s) > 0 ? 1 : 0;
    const ry = (y & s) > 0 ? 1 : 0;
    d += s * s * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) {
        x = 65535 - x;
        y = 65535 - y;
      }
      const swap = x;
      x = y;
      y = swap;
    }
  }
  return d;
}

/** `boxes` are six floats an item: least x, y, z, greatest x, y, z. */
function packTree(itemBoxes: Float32Array, itemMasks: Int32Array): Tree {
  const items = itemMasks.length;
  const keys = new Float64Array(items);
  for (let i = 0; i < items; i++) {
    const at = 6 * i;
    const x = itemBoxes[at]! + itemBoxes[at + 3]!;
    const y = itemBoxes[at + 1]! + itemBoxes[at + 4]!;
    const z = itemBoxes[at + 2]! + itemBoxes[at + 5]!;
    const lng = Math.atan2(y, x) / Math.PI / 2 + 0.5;
    const lat = Math.atan2(z, Math.hypot(x, y)) / Math.PI + 0.5;
    keys[i] = hilbert(Math.floor(lng * 65535), Math.floor(lat * 65535)) * 2097152 + i;
  }
  keys.sort();
  const order = Int32Array.from(keys, (key) => key % 2097152);
  let nodes = items;
  for (let level = items; level > 1; level = Math.ceil(level / FAN)) nodes += Math.ceil(level / FAN);
  const boxes = new Float32Array(6 * nodes);
  const masks = new Int32Array(nodes);
  const first = new Int32Array(nodes - items);
  const count = new Uint8Array(nodes - items);
  for (let i = 0; i < items; i++) {
    boxes.set(itemBoxes.subarray(6 * order[i]!, 6 * order[i]! + 6), 6 * i);
    masks[i] = itemMasks[order[i]!]!;
  }
  let from = 0;
  let to = items;
  let node = items;
  while (to - from > 1) {
    for (let child = from; child < to; child += FAN) {
      const n = Math.min(FAN, to - child);
      first[node - items] = child;
      count[node - items] = n;
      for (let axis = 0; axis < 3; axis++) {
        let least = Infinity;
        let greatest = -Infinity;
        for (let i = child; i < child + n; i++) {
          least = Math.min(least, boxes[6 * i + axis]!);
          greatest = Math.max(greatest, boxes[6 * i + axis + 3]!);
        }
        boxes[6 * node + axis] = least;
        boxes[6 * node + axis + 3] = greatest;
      }
      for (let i = child; i < child + n; i++) masks[node]! |= masks[i]!;
      node++;
    }
    from = to;
    to = node;
  }
  return { boxes, first, count, masks, items, root: nodes - 1, order };
}

export interface FloorOptions {
  readonly version: string;
  readonly preference?: 'cheapest' | 'fastest';
}

export class Floor {
  private readonly version: string;
  private readonly fastest: boolean;

  private readonly warehouseIds: readonly string[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly wxyz: Float64Array;
  private readonly hours: readonly Hours[];
  private readonly allHours: readonly Hours[];
  private readonly flags: readonly Uint8Array[];
  private readonly pickupFlags: Uint8Array;
  private readonly warehouseTree: Tree;

  private readonly vehicleIds: readonly string[];
  private readonly capacity: Float64Array;
  private readonly volume: Float64Array;
  /** Sheet by (day, type, vehicle). */
  private readonly sheetOf: (Sheet | null)[] = [];
  private readonly typeVehicles: number[][] = [[], [], []];

  private readonly routeIds: readonly string[];
  private readonly routeVehicle: Uint8Array;
  private readonly routeHome: Hours[] = [];
  private readonly routeDays: Uint8Array;
  private readonly routeOnce: Int32Array;
  private readonly firstPoint: Int32Array;
  private readonly firstPickup: Int32Array;
  private readonly pickupPoint: Int32Array;
  private readonly pickupWarehouse: Int32Array;
  private readonly pickupOffset: Float64Array;
  private readonly xyz: Float64Array;
  private readonly offsets: Float64Array;
  private readonly routeBoxes: Float32Array;
  private readonly firstRun: Int32Array;
  private readonly runBoxes: Float32Array;
  private readonly runStart: Int32Array;
  private readonly runEnd: Int32Array;
  private readonly tree: Tree;
  private readonly leafRoute: Int32Array;
  /** Three points a leaf, so that what is measured together lies together. */
  private readonly leafXyz: Float64Array;
  private readonly routesAt: readonly Int32Array[];
  private readonly routeVehicles: number;

  private stamp = 0;
  private readonly visited: Uint32Array;
  private readonly eligibleAt: Uint32Array;
  private readonly carries: Uint8Array;
  private readonly limits = [new Float64Array(32), new Float64Array(32), new Float64Array(32)] as const;
  private keys = new Float64Array(1024);
  private references = new Int32Array(1024);
  private squared = new Float64Array(256);
  private size = 0;

  // The inquiry.
  private x = 0;
  private y = 0;
  private z = 0;
  private t = 0;
  private zone: Zone = { changes: [], offsets: [0] };
  private today = 0;
  private midnight = 0;
  private narrowed = false;
  private eligible: number[] = [];
  private prunes = true;
  private alternatives = false;
  private mask = 0;
  private dayLow = 0;
  private dayHigh = 0;
  private readonly best: (Found | null)[] = [null, null, null];
  private readonly unbeaten: Found[][] = [[], [], []];
  private readonly inRange = [false, false, false];
  private readonly least = [Infinity, Infinity, Infinity];
  private readonly leastSheet: (Sheet | null)[] = [null, null, null];
  private readonly limit = [Infinity, Infinity, Infinity];
  private readonly limitPrice = [-1, -1, -1];
  private readonly reach = [-1, -1, -1];
  private readonly timeLimit = [Infinity, -1, -1];
  private readonly near: number[] = [];
  private readonly nearMetres: number[] = [];

  constructor(catalog: MadeCatalog, options: FloorOptions) {
    this.version = options.version;
    this.fastest = options.preference === 'fastest';
    const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
      [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

    const warehouses = byId(catalog.warehouses);
    this.warehouseIds = warehouses.map(({ id }) => id);
    this.numbers = new Map(this.warehouseIds.map((id, number) => [id, number]));
    this.wxyz = new Float64Array(3 * warehouses.length);
    const warehouseBoxes = new Float32Array(6 * warehouses.length);
    const known = new Map<string, Hours>();
    this.hours = warehouses.map(({ location, schedule }, i) => {
      write(location.lat, location.lng, this.wxyz, 3 * i);
      box(this.wxyz, i, i, warehouseBoxes, 6 * i);
      const name = lookup(location.lat, location.lng);
      const key = `${name} ${JSON.stringify(schedule)}`;
      let hours = known.get(key);
      if (hours === undefined) {
        const zone = zoneOf(name);
        if (zone.changes.length > 0) throw new Error(`${name} changes its clock: not for the floor`);
        known.set(key, (hours = new Hours(zone.offsets[0]!, schedule)));
      }
      return hours;
    });
    this.allHours = [...known.values()];
    const flag = (field: 'isExpressDeliveryAvailable' | 'isDeliveryAvailable' | 'isSelfPickupAvailable') =>
      Uint8Array.from(warehouses, (warehouse) => (warehouse[field] ? 1 : 0));
    const delivery = flag('isDeliveryAvailable');
    this.flags = [delivery, flag('isExpressDeliveryAvailable'), delivery];
    this.pickupFlags = flag('isSelfPickupAvailable');
    this.warehouseTree = packTree(warehouseBoxes, new Int32Array(warehouses.length).fill(-1));

    const vehicles = byId([
      ...new Map(
        [...catalog.tariffs, ...catalog.routes].map(({ transportType }) => [transportType.id, transportType]),
      ).values(),
    ]);
    if (vehicles.length > 32) throw new Error('a mask has 32 bits');
    this.vehicleIds = vehicles.map(({ id }) => id);
    const vehicleNumbers = new Map(this.vehicleIds.map((id, number) => [id, number]));
    this.capacity = Float64Array.from(vehicles, ({ loadCapacity }) => loadCapacity);
    this.volume = Float64Array.from(vehicles, ({ volume }) => volume);
    this.carries = new Uint8Array(vehicles.length);
    this.tableSheets(catalog.tariffs, vehicleNumbers);

    const usable = byId(catalog.routes).filter(({ isService, points }) => {
      const stops = points.map(({ warehouseId }) => this.numbers.get(warehouseId ?? '') ?? -1);
      return (
        !isService && stops.some((stop, i) => stop >= 0 && i < points.length - 1 && delivery[stop] === 1)
      );
    });
    const n = usable.length;
    const points = usable.reduce((sum, route) => sum + route.points.length, 0);
    this.routeIds = usable.map(({ id }) => id);
    this.routeVehicle = Uint8Array.from(usable, ({ transportType }) => vehicleNumbers.get(transportType.id)!);
    this.routeDays = Uint8Array.from(usable, ({ weekDays }) =>
      (weekDays ?? []).reduce((bits, day) => bits | (1 << day), 0),
    );
    this.routeOnce = Int32Array.from(usable, ({ date }) => (date === null ? 0 : Date.parse(date) / DAY));
    this.firstPoint = new Int32Array(n + 1);
    this.firstPickup = new Int32Array(n + 1);
    this.xyz = new Float64Array(3 * points);
    this.offsets = new Float64Array(points).fill(NaN);
    this.routeBoxes = new Float32Array(6 * n);
    this.firstRun = new Int32Array(n + 1);
    const pickupPoint: number[] = [];
    const pickupWarehouse: number[] = [];
    const runStart: number[] = [];
    const runEnd: number[] = [];
    const routesAt: number[][] = warehouses.map(() => []);
    let mask = 0;
    let at = 0;
    usable.forEach((route, r) => {
      const first = at;
      let home = -1;
      route.points.forEach(({ location, warehouseId, duration }, i) => {
        write(location.lat, location.lng, this.xyz, 3 * at);
        if (duration !== null) this.offsets[at] = duration;
        const stop = this.numbers.get(warehouseId ?? '') ?? -1;
        if (stop >= 0 && home < 0) home = stop;
        if (stop >= 0 && i < route.points.length - 1 && delivery[stop] === 1) {
          pickupPoint.push(at);
          pickupWarehouse.push(stop);
          if (routesAt[stop]!.at(-1) !== r) routesAt[stop]!.push(r);
        }
        at++;
      });
      this.fillOffsets(first, at - 1, route.duration);
      this.routeHome.push(this.hours[home]!);
      this.firstPoint[r + 1] = at;
      for (let from = pickupPoint[this.firstPickup[r]!]!; from < at - 1; from += 8) {
        runStart.push(from);
        runEnd.push(Math.min(from + 8, at - 1));
      }
      this.firstPickup[r + 1] = pickupPoint.length;
      this.firstRun[r + 1] = runStart.length;
      box(this.xyz, pickupPoint[this.firstPickup[r]!]!, at - 1, this.routeBoxes, 6 * r);
      mask |= 1 << this.routeVehicle[r]!;
    });
    this.routeVehicles = mask;
    this.pickupPoint = Int32Array.from(pickupPoint);
    this.pickupWarehouse = Int32Array.from(pickupWarehouse);
    this.pickupOffset = Float64Array.from(pickupPoint, (point) => Math.round(this.offsets[point]! * HOUR));
    this.runStart = Int32Array.from(runStart);
    this.runEnd = Int32Array.from(runEnd);
    this.runBoxes = new Float32Array(6 * runStart.length);
    runStart.forEach((start, run) => box(this.xyz, start, runEnd[run]!, this.runBoxes, 6 * run));
    this.routesAt = routesAt.map((list) => Int32Array.from(list));
    this.visited = new Uint32Array(n);
    this.eligibleAt = new Uint32Array(warehouses.length);

    const leafStart: number[] = [];
    const leafOf: number[] = [];
    for (let r = 0; r < n; r++) {
      for (
        let from = this.pickupPoint[this.firstPickup[r]!]!;
        from < this.firstPoint[r + 1]! - 1;
        from += 2
      ) {
        leafStart.push(from);
        leafOf.push(r);
      }
    }
    const leafBoxes = new Float32Array(6 * leafStart.length);
    leafStart.forEach((start, i) => {
      box(this.xyz, start, Math.min(start + 2, this.firstPoint[leafOf[i]! + 1]! - 1), leafBoxes, 6 * i);
    });
    this.tree = packTree(
      leafBoxes,
      Int32Array.from(leafOf, (r) => 1 << this.routeVehicle[r]!),
    );
    this.leafRoute = this.tree.order.map((item) => leafOf[item]!);
    this.leafXyz = new Float64Array(9 * leafStart.length);
    this.tree.order.forEach((item, i) => {
      for (let k = 0; k < 3; k++) {
        const point = Math.min(leafStart[item]! + k, this.firstPoint[leafOf[item]! + 1]! - 1);
        this.leafXyz.set(this.xyz.subarray(3 * point, 3 * point + 3), 9 * i + 3 * k);
      }
    });
  }

  private tableSheets(rows: MadeCatalog['tariffs'], vehicleNumbers: ReadonlyMap<string, number>): void {
    const count = this.vehicleIds.length;
    const known = new Map<string, Sheet>();
    const of: MadeCatalog['tariffs'][number][][] = Array.from({ length: 3 * count }, () => []);
    for (const row of rows) {
      const type = TYPE_NAMES.indexOf(row.deliveryType);
      of[type * count + vehicleNumbers.get(row.transportType.id)!]!.push(row);
    }
    for (const list of of) list.sort((a, b) => (a.period < b.period ? -1 : 1));
    of.forEach((list, i) => {
      if (list.length > 0) this.typeVehicles[Math.floor(i / count)]!.push(i % count);
    });
    for (let i = 0; i < DAYS; i++) {
      for (const list of of) {
        const bands = new Map<number, MadeCatalog['tariffs'][number]>();
        for (const row of list) if (row.period <= DATES[i]!) bands.set(row.distance, row);
        const sorted = [...bands.values()].sort((a, b) => a.distance - b.distance);
        const key = sorted.map(({ id }) => id).join();
        if (sorted.length > 0 && !known.has(key)) {
          known.set(key, {
            highs: sorted.map(({ distance }) => distance * 1000),
            rates: sorted.map(({ price }) => Math.round(price * 1e4)),
            ids: sorted.map(({ id }) => id),
            prices: sorted.map(({ price }) => String(price)),
            reachKm: sorted.at(-1)!.distance,
            reachText: String(sorted.at(-1)!.distance),
          });
        }
        this.sheetOf.push(known.get(key) ?? null);
      }
    }
  }

  private fillOffsets(first: number, last: number, duration: number): void {
    const { offsets, xyz } = this;
    const along = [0];
    for (let i = first + 1; i <= last; i++) {
      along.push(along[i - 1 - first]! + metresOf(between(xyz, 3 * i - 3, xyz, 3 * i)));
    }
    if (Number.isNaN(offsets[first]!)) offsets[first] = 0;
    if (Number.isNaN(offsets[last]!)) {
      let at = last;
      while (Number.isNaN(offsets[at]!)) at--;
      offsets[last] = Math.max(duration, offsets[at]!);
    }
    for (let i = first + 1; i < last; i++) {
      if (!Number.isNaN(offsets[i]!)) continue;
      let next = i;
      while (Number.isNaN(offsets[next]!)) next++;
      const from = i - 1;
      const length = along[next - first]! - along[from - first]!;
      const hours = offsets[next]! - offsets[from]!;
      for (; i < next; i++) {
        const share = (along[i - first]! - along[from - first]!) / length;
        offsets[i] = length > 0 ? offsets[from]! + hours * share : offsets[from]!;
      }
    }
  }

  /** The whole answer. */
  quote(request: QuoteRequest, sanctioned: ReadonlySet<string>): Quote {
    this.open(request);
    const { cityId } = request.destination;
    if (typeof cityId === 'string' && sanctioned.has(cityId)) {
      this.sweep(false, true);
      return {
        id: request.id,
        network: this.version,
        options: [],
        alternatives: [],
        pickups: this.pickups(),
        unavailable: TYPE_NAMES.map((type) => ({ type, reason: 'DESTINATION_RESTRICTED' as const })),
      };
    }
    this.searchRoutes();
    this.sweep(true, true);
    const found: Found[] = [];
    const unavailable: Unavailable[] = [];
    for (let type = 0; type < 3; type++) {
      const best = this.best[type]!;
      if (best !== null) found.push(best);
      else unavailable.push(this.why(type as Type));
    }
    found.sort(listed);
    const options = found.map((one) => this.option(one));
    const alternatives: Found[] = [];
    if (this.alternatives) {
      for (let type = 0; type < 3; type++) {
        for (const one of this.unbeaten[type]!) if (one !== this.best[type]) alternatives.push(one);
      }
      alternatives.sort(listed);
    }
    return {
      id: request.id,
      network: this.version,
      options,
      alternatives: alternatives.map((one) => this.option(one)),
      pickups: this.pickups(),
      unavailable,
    };
  }

  private open(request: QuoteRequest): void {
    if (++this.stamp === 0xffffffff) throw new Error('out of stamps');
    const { location, timeZone } = request.destination;
    const lat = location.lat * RADIAN;
    const lng = location.lng * RADIAN;
    const cos = Math.cos(lat);
    this.x = cos * Math.cos(lng);
    this.y = cos * Math.sin(lng);
    this.z = Math.sin(lat);
    this.t = instantOfText(request.placedAt);
    this.zone = zoneOf(timeZone ?? lookup(location.lat, location.lng));
    this.today = Math.floor((this.t + offsetAt(this.zone, this.t)) / DAY);
    this.midnight = instantOf(this.zone, this.today * DAY);
    this.alternatives = request.alternatives === true;
    this.prunes = !this.alternatives && !this.fastest;
    let { weightKg, volumeM3 } = request.load ?? { weightKg: 0, volumeM3: 0 };
    if (request.items) {
      for (const item of request.items) {
        weightKg += item.weightKg * item.quantity;
        volumeM3 += item.volumeM3 * item.quantity;
      }
      weightKg = Math.round(weightKg * 1e6) / 1e6;
      volumeM3 = Math.round(volumeM3 * 1e6) / 1e6;
    }
    this.mask = 0;
    for (let v = 0; v < this.carries.length; v++) {
      const fits = weightKg <= this.capacity[v]! && volumeM3 <= this.volume[v]!;
      this.carries[v] = fits ? 1 : 0;
    }
    this.narrow(request);
    this.dayLow = Infinity;
    this.dayHigh = -Infinity;
    for (const { offset } of this.allHours) {
      const day = Math.floor((this.t + offset) / DAY);
      if (day < this.dayLow) this.dayLow = day;
      if (day > this.dayHigh) this.dayHigh = day;
    }
    for (let type = 0; type < 3; type++) {
      this.best[type] = null;
      if (this.alternatives) this.unbeaten[type] = [];
      this.inRange[type] = false;
      this.least[type] = Infinity;
      this.leastSheet[type] = null;
      this.limitPrice[type] = -1;
      let reach = -1;
      const limits = this.limits[type]!;
      for (const v of this.typeVehicles[type]!) {
        let usable = this.carries[v] === 1 && (type !== ROUTE || (this.routeVehicles >>> v) & 1) ? -1 : -2;
        if (usable === -1) {
          for (let day = this.dayLow; day <= this.dayHigh; day++) {
            const sheet = this.sheet(day, type as Type, v);
            if (sheet === null) continue;
            usable = Infinity;
            const high = sheet.highs[sheet.highs.length - 1]!;
            if (high > reach) reach = high;
          }
        }
        limits[v] = usable === Infinity ? Infinity : -1;
        if (type === ROUTE && usable === Infinity) this.mask |= 1 << v;
      }
      this.reach[type] = reach;
      this.limit[type] = reach < 0 ? -1 : Infinity;
    }
  }

  private sheet(day: number, type: Type, vehicle: number): Sheet | null {
    const count = this.vehicleIds.length;
    return this.sheetOf[((day - FIRST_DAY) * 3 + type) * count + vehicle]!;
  }

  /** The warehouses that may serve: those named, and those that hold every product. */
  private narrow(request: QuoteRequest): void {
    const { items, stocks, warehouseIds } = request;
    this.narrowed = false;
    let list: number[] | null = null;
    if (items && stocks) {
      const needed = new Map<string, number>();
      for (const { productId, quantity } of items) {
        if (typeof productId === 'string') needed.set(productId, (needed.get(productId) ?? 0) + quantity);
      }
      for (const [product, quantity] of needed) {
        const held = new Map<number, number>();
        for (const { productId, stock } of stocks) {
          if (productId !== product || !stock) continue;
          for (const row of stock) {
            const number = this.numbers.get(row.warehouseId);
            if (number !== undefined) held.set(number, (held.get(number) ?? 0) + row.quantity);
          }
        }
        const enough: number[] = [];
        for (const [number, sum] of held) {
          if (sum >= quantity && (list === null || list.includes(number))) enough.push(number);
        }
        list = enough;
      }
    }
    if (warehouseIds) {
      const named = new Set<number>();
      for (const id of warehouseIds) {
        const number = this.numbers.get(id);
        if (number !== undefined && (list === null || list.includes(number))) named.add(number);
      }
      list = [...named];
    }
    if (list === null) return;
    this.narrowed = true;
    this.eligible = list;
    for (const number of list) this.eligibleAt[number] = this.stamp;
  }

  private searchRoutes(): void {
    if (this.mask === 0 || this.visited.length === 0) return;
    if (this.narrowed) {
      let count = 0;
      for (const warehouse of this.eligible) count += this.routesAt[warehouse]!.length;
      if (count <= LINEAR) this.routesOneByOne();
      else this.routesNearestFirst();
    } else if (this.prunes) this.routesNearestFirst();
    else this.everyRoute();
  }

  private routesOneByOne(): void {
    const limits = this.limits[ROUTE];
    let nearest = -1;
    let least = Infinity;
    for (const warehouse of this.eligible) {
      for (const route of this.routesAt[warehouse]!) {
        if (limits[this.routeVehicle[route]!]! < 0) continue;
        const away = this.toBox(this.routeBoxes, 6 * route);
        if (away < least) {
          least = away;
          nearest = route;
        }
      }
    }
    if (nearest < 0) return;
    this.consider(nearest);
    for (const warehouse of this.eligible) {
      for (const route of this.routesAt[warehouse]!) {
        const limit = Math.min(this.limit[ROUTE]!, limits[this.routeVehicle[route]!]!);
        if (this.visited[route] !== this.stamp && this.toBox(this.routeBoxes, 6 * route) <= limit) {
          this.consider(route);
        }
      }
    }
  }

  private everyRoute(): void {
    const limits = this.limits[ROUTE];
    const { routeBoxes, routeVehicle, visited } = this;
    for (let route = 0; route < visited.length; route++) {
      const limit = Math.min(this.limit[ROUTE]!, limits[routeVehicle[route]!]!);
      if (this.toBox(routeBoxes, 6 * route) <= limit) this.consider(route);
    }
  }

  private toBox(boxes: Float32Array, at: number): number {
    const { x, y, z } = this;
    let a = boxes[at]! - x;
    let b = x - boxes[at + 3]!;
    const dx = a > 0 ? a : b > 0 ? b : 0;
    a = boxes[at + 1]! - y;
    b = y - boxes[at + 4]!;
    const dy = a > 0 ? a : b > 0 ? b : 0;
    a = boxes[at + 2]! - z;
    b = z - boxes[at + 5]!;
    const dz = a > 0 ? a : b > 0 ? b : 0;
    return dx * dx + dy * dy + dz * dz;
  }

  private push(key: number, reference: number): void {
    if (this.size === this.keys.length) {
      const keys = new Float64Array(2 * this.size);
      keys.set(this.keys);
      this.keys = keys;
      const references = new Int32Array(2 * this.size);
      references.set(this.references);
      this.references = references;
    }
    const { keys, references } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= key) break;
      keys[at] = keys[parent]!;
      references[at] = references[parent]!;
      at = parent;
    }
    keys[at] = key;
    references[at] = reference;
  }

  private pop(): number {
    const { keys, references } = this;
    const top = references[0]!;
    const size = --this.size;
    const key = keys[size]!;
    const reference = references[size]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[at] = keys[child]!;
      references[at] = references[child]!;
      at = child;
    }
    keys[at] = key;
    references[at] = reference;
    return top;
  }

  /**
   * Leaves wait in the queue under their box's distance; when one comes up it is measured and its route
   * considered. References below 0 are routes under their exact distance.
   */
  private routesNearestFirst(): void {
    const { tree, mask, x, y, z, leafXyz, leafRoute, visited, routeVehicle, stamp } = this;
    const { boxes, first, count, masks, items } = tree;
    const limits = this.limits[ROUTE];
    this.size = 0;
    let node = tree.root;
    let key = 0;
    for (;;) {
      if (key > this.limit[ROUTE]!) return;
      if (node < 0) {
        const route = -1 - node;
        if (visited[route] !== stamp && key <= limits[routeVehicle[route]!]!) this.consider(route);
      } else if (node < items) {
        const route = leafRoute[node]!;
        if (visited[route] !== stamp) {
          const limit = Math.min(this.limit[ROUTE]!, limits[routeVehicle[route]!]!);
          if (key <= limit) {
            const a = toSegment(x, y, z, leafXyz, 9 * node);
            const b = toSegment(x, y, z, leafXyz, 9 * node + 3);
            const exact = a < b ? a : b;
            if (exact <= limit) this.push(exact, -1 - route);
          }
        }
      } else {
        const from = first[node - items]!;
        const end = from + count[node - items]!;
        const limit = this.limit[ROUTE]!;
        for (let child = from; child < end; child++) {
          if ((masks[child]! & mask) === 0) continue;
          const at = 6 * child;
          let a = boxes[at]! - x;
          let b = x - boxes[at + 3]!;
          const dx = a > 0 ? a : b > 0 ? b : 0;
          a = boxes[at + 1]! - y;
          b = y - boxes[at + 4]!;
          const dy = a > 0 ? a : b > 0 ? b : 0;
          a = boxes[at + 2]! - z;
          b = z - boxes[at + 5]!;
          const dz = a > 0 ? a : b > 0 ? b : 0;
          const away = dx * dx + dy * dy + dz * dz;
          if (away <= limit) this.push(away, child);
        }
      }
      if (this.size === 0) return;
      key = this.keys[0]!;
      node = this.pop();
    }
  }

  private consider(route: number): void {
    const { firstPickup, pickupPoint, firstPoint, firstRun, runBoxes, runStart, runEnd, xyz, x, y, z } = this;
    this.visited[route] = this.stamp;
    const from = firstPickup[route]!;
    const to = firstPickup[route + 1]!;
    const base = pickupPoint[from]!;
    const end = firstPoint[route + 1]! - 1;
    if (this.squared.length < end - base) this.squared = new Float64Array(2 * (end - base));
    const { squared } = this;
    let least = Infinity;
    let leastEqual = Infinity;
    let pickup = to - 1;
    let point = pickupPoint[pickup]!;
    // Backwards, run by run: what is farther than the least so far is no place of any pick-up before it.
    for (let run = firstRun[route + 1]! - 1; run >= firstRun[route]!; run--) {
      const start = runStart[run]!;
      const skipped = this.toBox(runBoxes, 6 * run) > leastEqual;
      for (let i = runEnd[run]! - 1; i >= start; i--) {
        const away = skipped ? Infinity : toSegment(x, y, z, xyz, 3 * i);
        squared[i - base] = away;
        if (away < least) {
          least = away;
          leastEqual = equalTo(away);
        }
        while (i === point) {
          const warehouse = this.pickupWarehouse[pickup]!;
          if (!this.narrowed || this.eligibleAt[warehouse] === this.stamp) {
            let place = point;
            while (!(squared[place - base]! <= leastEqual)) place++;
            this.considerPickup(route, pickup, warehouse, place, squared[place - base]!);
          }
          pickup--;
          point = pickup < from ? -1 : pickupPoint[pickup]!;
        }
      }
    }
    this.draw(ROUTE);
  }

  private considerPickup(
    route: number,
    pickup: number,
    warehouse: number,
    place: number,
    away: number,
  ): void {
    const vehicle = this.routeVehicle[route]!;
    const hours = this.hours[warehouse]!;
    const sheet = this.sheet(Math.floor((this.t + hours.offset) / DAY), ROUTE, vehicle);
    if (sheet === null) return;
    const detour = metresOf(away) * CIRCUITY;
    const metres = rounded(detour);
    const band = bandOf(sheet, metres);
    if (band < 0) {
      this.tooFar(ROUTE, metres, sheet);
      return;
    }
    this.inRange[ROUTE] = true;
    const price = priceOf(sheet, band, metres);
    const best = this.best[ROUTE];
    if (this.prunes && best !== null && best !== undefined && price > best.price) return;

    if (hours.stamp !== this.stamp) this.readyAll(hours);
    const ready = hours.readyLong;
    if (ready === Infinity) return;
    const home = this.routeHome[route]!;
    const offset = this.pickupOffset[pickup]!;
    const today = Math.floor((this.t + home.offset) / DAY);
    let day = Math.floor((ready - offset + home.offset) / DAY) - 1;
    if (day < today - 31) day = today - 31;
    let last = today + HORIZON;
    const bits = this.routeDays[route]!;
    if (bits === 0) {
      const once = this.routeOnce[route]!;
      if (once < day || once > last) return;
      day = once;
      last = once;
    }
    let departs = -1;
    let start = 0;
    for (; day <= last; day++) {
      if (bits !== 0 && ((bits >> (((day + 3) % 7) + 1)) & 1) === 0) continue;
      start = home.start[day - FIRST_DAY]!;
      departs = Math.floor((start + offset) / MINUTE) * MINUTE;
      if (departs >= ready) break;
    }
    if (day > last) return;
    const share = shareOf(this.x, this.y, this.z, this.xyz, 3 * place);
    const { offsets } = this;
    const hoursAt =
      share === 0 ? offsets[place]! : offsets[place]! + (offsets[place + 1]! - offsets[place]!) * share;
    const travel = Math.round((detour * 3600) / SPEED[ROUTE]);
    const arrives = Math.ceil((start + Math.round(hoursAt * HOUR) + travel) / MINUTE) * MINUTE;
    this.take(ROUTE, price, arrives, departs, metres, warehouse, route, pickup, vehicle, sheet, band, 0);
  }

  private readyAll(hours: Hours): void {
    hours.stamp = this.stamp;
    hours.readyLong = hours.ready(this.t, LONG);
    hours.readyShort = hours.ready(this.t, SHORT);
  }

  private tooFar(type: Type, metres: number, sheet: Sheet): void {
    const known = this.leastSheet[type]!;
    const least = this.least[type]!;
    if (metres < least || (metres === least && (known === null || sheet.reachKm > known.reachKm))) {
      this.least[type] = metres;
      this.leastSheet[type] = sheet;
    }
  }

  private take(
    type: Type,
    price: number,
    arrives: number,
    departs: number,
    metres: number,
    warehouse: number,
    route: number,
    pickup: number,
    vehicle: number,
    sheet: Sheet,
    band: number,
    travel: number,
  ): void {
    const best = this.best[type]!;
    if (!this.alternatives && best !== null) {
      const sooner = arrives - best.arrives;
      const cheaper = price - best.price;
      if (
        this.fastest
          ? sooner > 0 || (sooner === 0 && cheaper > 0)
          : cheaper > 0 || (cheaper === 0 && sooner > 0)
      )
        return;
    }
    const found: Found = {
      type, price, arrives, departs, metres, warehouse, route, pickup, vehicle, sheet, band, travel,
    }; // prettier-ignore
    if (this.alternatives) keepUnbeaten(this.unbeaten[type]!, found);
    if (best === null || this.compare(found, best) < 0) this.best[type] = found;
  }

  private compare(a: Found, b: Found): number {
    return this.fastest
      ? a.arrives - b.arrives || a.price - b.price || ties(a, b)
      : a.price - b.price || a.arrives - b.arrives || ties(a, b);
  }

  private draw(type: Type): void {
    const best = this.best[type]!;
    if (best !== null && this.prunes) {
      if (best.price === this.limitPrice[type]) return;
      this.limitPrice[type] = best.price;
      let furthest = -1;
      const limits = this.limits[type];
      for (const v of this.typeVehicles[type]!) {
        if (limits[v]! < 0) continue;
        let metres = -1;
        for (let day = this.dayLow; day <= this.dayHigh; day++) {
          const sheet = this.sheet(day, type, v);
          if (sheet === null) continue;
          for (let band = sheet.highs.length - 1; band >= 0; band--) {
            const most = ((best.price + 1) * 1e5) / sheet.rates[band]! + 1;
            if (most < (band === 0 ? 0 : sheet.highs[band - 1]!)) continue;
            const within = most < sheet.highs[band]! ? most : sheet.highs[band]!;
            if (within > metres) metres = within;
            break;
          }
        }
        const limit = bound(metres);
        limits[v] = limit;
        if (limit > furthest) furthest = limit;
      }
      this.limit[type] = furthest;
    } else if (this.inRange[type]) this.limit[type] = bound(this.reach[type]!);
    else if (this.least[type]! !== Infinity)
      this.limit[type] = bound(Math.max(this.reach[type]!, this.least[type]!));
  }

  /** EXPRESS, TOMORROW and the pick-ups over the warehouses, nearest first. */
  private sweep(deliveries: boolean, pickups: boolean): void {
    this.near.length = 0;
    this.nearMetres.length = 0;
    let pickupLimit = pickups ? Infinity : -1;
    for (const type of [EXPRESS, TOMORROW] as const) {
      const last = this.midnight + (type - EXPRESS) * DAY + LATEST;
      const room = last - this.t - (type === EXPRESS ? SHORT : LONG);
      this.timeLimit[type] = room < 0 ? -1 : bound(((room + 1) / 3600) * SPEED[type] + 2);
      if (!deliveries) this.limit[type] = -1;
    }
    if (this.narrowed) {
      // Few may serve: the queue holds them under their exact distance.
      this.size = 0;
      for (const warehouse of this.eligible) {
        this.push(chord(this.x, this.y, this.z, this.wxyz, 3 * warehouse), -1 - warehouse);
      }
    } else {
      this.size = 0;
      this.push(0, this.warehouseTree.root);
    }
    const { boxes, first, count, items, order } = this.warehouseTree;
    while (this.size > 0) {
      const key = this.keys[0]!;
      const furthest = Math.max(this.limit[EXPRESS]!, this.limit[TOMORROW]!, pickupLimit);
      if (key > furthest) return;
      const node = this.pop();
      if (node >= items) {
        const from = first[node - items]!;
        const end = from + count[node - items]!;
        for (let child = from; child < end; child++) {
          if (child < items) {
            const warehouse = order[child]!;
            const away = chord(this.x, this.y, this.z, this.wxyz, 3 * warehouse);
            if (away <= furthest) this.push(away, -1 - warehouse);
          } else {
            const away = this.toBox(boxes, 6 * child);
            if (away <= furthest) this.push(away, child);
          }
        }
        continue;
      }
      const warehouse = node >= 0 ? order[node]! : -1 - node;
      const away = node >= 0 ? chord(this.x, this.y, this.z, this.wxyz, 3 * warehouse) : key;
      const metres = metresOf(away);
      const hours = this.hours[warehouse]!;
      if (hours.stamp !== this.stamp) this.readyAll(hours);
      if (away <= pickupLimit && this.pickupFlags[warehouse] === 1 && hours.readyShort !== Infinity) {
        pickupLimit = this.addPickup(warehouse, rounded(metres), pickupLimit);
      }
      for (const type of [EXPRESS, TOMORROW] as const) {
        if (away <= this.limit[type]! && this.flags[type]![warehouse] === 1) {
          this.fromWarehouse(type, warehouse, metres, away);
        }
      }
    }
  }

  private addPickup(warehouse: number, metres: number, limit: number): number {
    const { near, nearMetres } = this;
    let at = near.length;
    while (
      at > 0 &&
      (nearMetres[at - 1]! > metres || (nearMetres[at - 1] === metres && near[at - 1]! > warehouse))
    ) {
      near[at] = near[at - 1]!;
      nearMetres[at] = nearMetres[at - 1]!;
      at--;
    }
    near[at] = warehouse;
    nearMetres[at] = metres;
    if (near.length < MAX_PICKUPS) return limit;
    near.length = MAX_PICKUPS;
    nearMetres.length = MAX_PICKUPS;
    const angle = (nearMetres[MAX_PICKUPS - 1]! + 1) / RADIUS;
    return angle * angle;
  }

  private fromWarehouse(type: 1 | 2, warehouse: number, greatCircle: number, away: number): void {
    const road = greatCircle * CIRCUITY;
    const metres = rounded(road);
    const hours = this.hours[warehouse]!;
    const day = Math.floor((this.t + hours.offset) / DAY);
    const limits = this.limits[type];
    const best = this.best[type]!;
    let departs = NaN;
    let arrives = NaN;
    let travel = 0;
    let late = false;
    for (const v of this.typeVehicles[type]!) {
      if (away > limits[v]!) continue;
      const sheet = this.sheet(day, type, v);
      if (sheet === null) continue;
      const band = bandOf(sheet, metres);
      if (band < 0) {
        this.tooFar(type, metres, sheet);
        continue;
      }
      this.inRange[type] = true;
      if (late) continue;
      const price = priceOf(sheet, band, metres);
      if (this.prunes && best !== null && price > best.price) continue;
      if (Number.isNaN(departs)) {
        departs = this.departure(type, hours);
        travel = Math.round((road * 3600) / SPEED[type]);
        arrives = Math.ceil((departs + travel) / MINUTE) * MINUTE;
        const local = arrives + offsetAt(this.zone, arrives) - (this.today + type - EXPRESS) * DAY;
        late = !(local >= 0 && local < DAY && local <= LATEST);
        if (late) continue;
      }
      this.take(type, price, arrives, departs, metres, warehouse, -1, -1, v, sheet, band, travel);
    }
    this.draw(type);
    if (this.inRange[type]) this.limit[type] = Math.min(this.limit[type]!, this.timeLimit[type]!);
  }

  private departure(type: 1 | 2, hours: Hours): number {
    if (type === EXPRESS) return Math.ceil(hours.readyShort / MINUTE) * MINUTE;
    const ready = hours.readyLong;
    const day = this.today + 1;
    const earliest = day * DAY - hours.offset + EARLIEST;
    const from = ready > earliest ? ready : earliest;
    const leaves = hours.always ? from : openFrom(hours, day, from);
    return leaves <= lastClosing(hours, day) ? Math.ceil(leaves / MINUTE) * MINUTE : NaN;
  }

  private orderBy(found: Found): number {
    const hours = this.hours[found.warehouse]!;
    const { type } = found;
    if (type === ROUTE) return Math.floor(hours.latestStart(found.departs, LONG) / MINUTE) * MINUTE;
    const day = this.today + type - EXPRESS;
    const lastArrival = instantOf(this.zone, day * DAY + LATEST);
    let leaves = Math.floor((lastArrival - found.travel) / MINUTE) * MINUTE;
    if (type === TOMORROW) {
      leaves = Math.min(leaves, lastClosing(hours, day));
      if (!hours.always) leaves = openUntil(hours, day, leaves);
    }
    const lastOfDay = instantOf(this.zone, (this.today + 1) * DAY) - MINUTE;
    const latest = Math.floor(hours.latestStart(leaves, type === EXPRESS ? SHORT : LONG) / MINUTE) * MINUTE;
    return Math.min(lastOfDay, latest);
  }

  private option(found: Found): Option {
    const { offset } = this.hours[found.warehouse]!;
    const { arrives, band, sheet } = found;
    const there = offsetAt(this.zone, arrives);
    return {
      type: TYPE_NAMES[found.type],
      price: moneyText(found.price),
      currency: 'RUB',
      pricePerKm: sheet.prices[band]!,
      chargeableKm: kmText(found.metres),
      trips: 1,
      warehouseId: this.warehouseIds[found.warehouse]!,
      routeId: found.route < 0 ? null : this.routeIds[found.route]!,
      transportTypeId: this.vehicleIds[found.vehicle]!,
      tariffId: sheet.ids[band]!,
      departsAt: instantText(found.departs, offset),
      arrivesAt: instantText(arrives, there),
      deliveryDate: DATES[Math.floor((arrives + there) / DAY) - FIRST_DAY]!,
      orderBy: instantText(this.orderBy(found), offset),
    };
  }

  private pickups(): Pickup[] {
    const list: Pickup[] = [];
    for (let i = 0; i < this.near.length; i++) {
      const warehouse = this.near[i]!;
      const hours = this.hours[warehouse]!;
      list.push({
        warehouseId: this.warehouseIds[warehouse]!,
        distanceKm: kmText(this.nearMetres[i]!),
        readyAt: instantText(Math.ceil(hours.readyShort / MINUTE) * MINUTE, hours.offset),
      });
    }
    return list;
  }

  private why(type: Type): Unavailable {
    const name = TYPE_NAMES[type];
    if (this.inRange[type]) return { type: name, reason: type === ROUTE ? 'NO_DEPARTURE' : 'TOO_LATE' };
    const sheet = this.leastSheet[type]!;
    if (sheet !== null) {
      const distanceKm = kmText(this.least[type]!);
      return { type: name, reason: 'OUT_OF_RANGE', distanceKm, reachKm: sheet.reachText };
    }
    const flagged = (warehouse: number) =>
      type === ROUTE ? this.routesAt[warehouse]!.length > 0 : this.flags[type]![warehouse] === 1;
    const all = this.warehouseIds.map((_, warehouse) => warehouse);
    if (!all.some(flagged)) return { type: name, reason: type === ROUTE ? 'NO_ROUTE' : 'NO_WAREHOUSE' };
    const left = (this.narrowed ? this.eligible : all).filter(flagged);
    if (left.length === 0) return { type: name, reason: 'OUT_OF_STOCK' };
    const vehicles = new Set<number>();
    for (const warehouse of left) {
      const day = Math.floor((this.t + this.hours[warehouse]!.offset) / DAY);
      const there =
        type === ROUTE
          ? Array.from(this.routesAt[warehouse]!, (r) => this.routeVehicle[r]!)
          : this.typeVehicles[type]!;
      for (const v of there) if (this.sheet(day, type, v) !== null) vehicles.add(v);
      if (vehicles.size === this.typeVehicles[type]!.length) break;
    }
    if (vehicles.size === 0) return { type: name, reason: 'NO_TARIFF' };
    let weight = 0;
    let volume = 0;
    for (const v of vehicles) {
      weight = Math.max(weight, this.capacity[v]!);
      volume = Math.max(volume, this.volume[v]!);
    }
    return { type: name, reason: 'OVER_CAPACITY', maxWeightKg: String(weight), maxVolumeM3: String(volume) };
  }
}

function write(lat: number, lng: number, xyz: Float64Array, at: number): void {
  const cos = Math.cos(lat * RADIAN);
  xyz[at] = cos * Math.cos(lng * RADIAN);
  xyz[at + 1] = cos * Math.sin(lng * RADIAN);
  xyz[at + 2] = Math.sin(lat * RADIAN);
}

/** Widened for the bulge of arcs and for 32-bit floats. */
function box(xyz: Float64Array, first: number, last: number, boxes: Float32Array, at: number): void {
  let longest = 0;
  for (let i = first; i < last; i++) longest = Math.max(longest, between(xyz, 3 * i, xyz, 3 * i + 3));
  const margin = longest / 4 + 1e-7;
  for (let axis = 0; axis < 3; axis++) {
    let least = Infinity;
    let greatest = -Infinity;
    for (let i = first; i <= last; i++) {
      least = Math.min(least, xyz[3 * i + axis]!);
      greatest = Math.max(greatest, xyz[3 * i + axis]!);
    }
    boxes[at + axis] = least - margin;
    boxes[at + axis + 3] = greatest + margin;
  }
}

function between(a: Float64Array, i: number, b: Float64Array, j: number): number {
  return chord(a[i]!, a[i + 1]!, a[i + 2]!, b, j);
}

function chord(x: number, y: number, z: number, xyz: Float64Array, at: number): number {
  const dx = x - xyz[at]!;
  const dy = y - xyz[at + 1]!;
  const dz = z - xyz[at + 2]!;
  return dx * dx + dy * dy + dz * dz;
}

function metresOf(squaredChord: number): number {
  return 2 * RADIUS * Math.asin(Math.sqrt(squaredChord) / 2);
}

/** The squared chord that no chargeable distance up to `metres` exceeds. */
function bound(metres: number): number {
  if (metres < 0) return -1;
  const angle = (metres + 1.01) / CIRCUITY / RADIUS;
  return angle * angle;
}

function equalTo(squaredChord: number): number {
  const half = Math.asin(Math.sqrt(squaredChord) / 2) + 0.005 / RADIUS;
  const sine = Math.sin(half);
  return 4 * sine * sine;
}

/** From P to the segment between the points at `a` and `a + 3`. */
function toSegment(x: number, y: number, z: number, xyz: Float64Array, a: number): number {
  const bx = xyz[a + 3]!;
  const by = xyz[a + 4]!;
  const bz = xyz[a + 5]!;
  const ux = x - xyz[a]!;
  const uy = y - xyz[a + 1]!;
  const uz = z - xyz[a + 2]!;
  const wx = x - bx;
  const wy = y - by;
  const wz = z - bz;
  const vx = ux - wx;
  const vy = uy - wy;
  const vz = uz - wz;
  const uu = ux * ux + uy * uy + uz * uz;
  const ww = wx * wx + wy * wy + wz * wz;
  const vv = vx * vx + vy * vy + vz * vz;
  const uv = ux * vx + uy * vy + uz * vz;
  if (uv > (uu * vv) / 4 && vv - uv > (ww * vv) / 4) {
    const sine = vv * (1 - vv / 4);
    if (sine >= 1e-26) {
      const det = bx * (vy * uz - vz * uy) + by * (vz * ux - vx * uz) + bz * (vx * uy - vy * ux);
      const squared = (det * det) / sine;
      return squared < 1 ? (2 * squared) / (1 + Math.sqrt(1 - squared)) : 2;
    }
  }
  return uu < ww ? uu : ww;
}

/** How far along the segment its place nearest to P lies. */
function shareOf(x: number, y: number, z: number, xyz: Float64Array, a: number): number {
  const ux = x - xyz[a]!;
  const uy = y - xyz[a + 1]!;
  const uz = z - xyz[a + 2]!;
  const vx = xyz[a + 3]! - xyz[a]!;
  const vy = xyz[a + 4]! - xyz[a + 1]!;
  const vz = xyz[a + 5]! - xyz[a + 2]!;
  const uu = ux * ux + uy * uy + uz * uz;
  const vv = vx * vx + vy * vy + vz * vz;
  const uv = ux * vx + uy * vy + uz * vz;
  const ww = chord(x, y, z, xyz, a + 3);
  const sine = vv * (1 - vv / 4);
  const ahead = uv - (uu * vv) / 4;
  if (sine < 1e-26 || ahead <= 0 || vv - uv - (ww * vv) / 4 <= 0) return ww < uu ? 1 : 0;
  const along = Math.atan2(ahead / Math.sqrt(sine), 1 - uu / 2);
  return Math.min(1, along / (2 * Math.asin(Math.sqrt(vv) / 2)));
}

function rounded(value: number): number {
  const down = Math.floor(value);
  return value - down >= 1 - (value - down) ? down + 1 : down;
}

function bandOf(sheet: Sheet, metres: number): number {
  const { highs } = sheet;
  for (let i = 0; i < highs.length; i++) if (metres <= highs[i]!) return i;
  return -1;
}

/** Kopecks: rate 1e-4 roubles a km times metres is 1e-5 kopecks. */
function priceOf(sheet: Sheet, band: number, metres: number): number {
  return Math.floor((sheet.rates[band]! * metres + 50_000) / 100_000);
}

function openFrom(hours: Hours, day: number, t: number): number {
  let earliest = NaN;
  for (let date = day - 1 - FIRST_DAY; date <= day - FIRST_DAY; date++) {
    const begins = hours.ownBegin[date]!;
    const ends = hours.ownEnd[date]!;
    for (let i = 0; i < begins.length; i++) {
      if (ends[i]! < t) continue;
      const open = begins[i]! > t ? begins[i]! : t;
      if (!(open >= earliest)) earliest = open;
    }
  }
  return earliest;
}

function openUntil(hours: Hours, day: number, t: number): number {
  let latest = NaN;
  for (let date = day - 1 - FIRST_DAY; date <= day - FIRST_DAY; date++) {
    const begins = hours.ownBegin[date]!;
    const ends = hours.ownEnd[date]!;
    for (let i = 0; i < begins.length; i++) {
      if (begins[i]! > t) continue;
      const open = ends[i]! < t ? ends[i]! : t;
      if (!(open <= latest)) latest = open;
    }
  }
  return latest;
}

function lastClosing(hours: Hours, day: number): number {
  if (hours.always) return (day + 1) * DAY - hours.offset;
  const ends = hours.ownEnd[day - FIRST_DAY]!;
  let last = NaN;
  for (let i = 0; i < ends.length; i++) if (!(ends[i]! <= last)) last = ends[i]!;
  return last;
}

function ties(a: Found, b: Found): number {
  return (
    a.metres - b.metres ||
    a.warehouse - b.warehouse ||
    a.route - b.route ||
    a.vehicle - b.vehicle ||
    compareText(a.sheet.ids[a.band]!, b.sheet.ids[b.band]!) ||
    a.pickup - b.pickup
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function listed(a: Found, b: Found): number {
  return a.price - b.price || a.arrives - b.arrives || a.type - b.type || ties(a, b);
}

function keepUnbeaten(unbeaten: Found[], found: Found): void {
  for (const other of unbeaten) {
    if (other.price > found.price || other.arrives > found.arrives) continue;
    if (other.price < found.price || other.arrives < found.arrives || ties(other, found) < 0) return;
  }
  let kept = 0;
  for (const other of unbeaten) {
    if (found.price > other.price || found.arrives > other.arrives) unbeaten[kept++] = other;
  }
  unbeaten.length = kept;
  unbeaten.push(found);
}

/** `2025-01-21T10:00:00+05:00`, as the requests of this folder are written. */
function instantOfText(text: string): number {
  const two = (at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
  const year = two(0) * 100 + two(2);
  const month = two(5);
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + two(8) - 1;
  const day = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
  const local = day * DAY + two(11) * HOUR + two(14) * MINUTE + two(17) * 1000;
  if (text.length === 20) return local;
  const offset = two(20) * HOUR + two(23) * MINUTE;
  return text.charCodeAt(19) === 45 ? local + offset : local - offset;
}

function instantText(t: number, offset: number): string {
  const local = t + offset;
  const day = Math.floor(local / DAY);
  const seconds = (local - day * DAY) / 1000;
  const hour = Math.floor(seconds / 3600);
  const minute = Math.floor(seconds / 60) % 60;
  return `${DATES[day - FIRST_DAY]!}T${TWO[hour]!}:${TWO[minute]!}:${TWO[seconds % 60]!}${offsetText(offset)}`;
}

const offsetTexts = new Map<number, string>();

function offsetText(offset: number): string {
  let text = offsetTexts.get(offset);
  if (text === undefined) {
    const minutes = Math.abs(offset) / MINUTE;
    text = `${offset < 0 ? '-' : '+'}${TWO[Math.floor(minutes / 60)]!}:${TWO[minutes % 60]!}`;
    offsetTexts.set(offset, text);
  }
  return text;
}

function moneyText(kopecks: number): string {
  const roubles = Math.floor(kopecks / 100);
  return `${roubles}.${TWO[kopecks - 100 * roubles]!}`;
}

function kmText(metres: number): string {
  const km = Math.floor(metres / 1000);
  const rest = metres - 1000 * km;
  return `${km}.${rest < 10 ? '00' : rest < 100 ? '0' : ''}${rest}`;
}
