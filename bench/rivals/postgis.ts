import type { Network, QuoteRequest } from '../../src/index.js';
import type { NetworkParts } from '../../src/network/compiledNetwork.js';
import { DELIVERY_TYPES } from '../../src/pricing/deliveryType.js';
import { NearestPlaces, shareOfPlace } from '../../src/routing/nearestPlace.js';
import { offsetAt } from '../../src/time/zone.js';
import { medianOf } from '../latency.js';
import { planTimes } from './planTimes.js';
import { Psql } from './psql.js';
import { startPostgis } from './postgisServer.js';
import type { Bests, Rival } from './rival.js';
import { Settling, partsFor } from './settling.js';
import { positionOf } from './turfPlaces.js';

/** So many of the cheapest a type are fetched at first; where none of them leaves in time, all are. */
const FIRST_ROWS = 30;
const ALL_ROWS = 1_000_000;

const TABLES = `
  CREATE EXTENSION postgis;
  CREATE TABLE loadings (pickup int, route int, vehicle int, warehouse int, utc_offset interval, line geography(LineString));
  CREATE TABLE warehouses (warehouse int, utc_offset interval, express bool, delivery bool, place geography(Point));
  CREATE TABLE vehicles (vehicle int PRIMARY KEY, load_capacity float8, volume float8);
  CREATE TABLE bands (type int, vehicle int, since date, until date, low int, high int, price numeric);`;

const INDEXES = `
  CREATE INDEX ON loadings USING gist (line);
  CREATE INDEX ON warehouses USING gist (place);
  CREATE INDEX ON bands (type, vehicle, since);
  ANALYZE;`;

/**
 * Everything but the times: what is in reach, with a vehicle that carries the load, priced by the band in effect at
 * the warehouse's date, cheapest first. Whether a line is in reach is tested as the index is scanned, whatever its
 * vehicle; its distance is asked for only where the vehicle carries the load (`OFFSET 0` keeps the planner from
 * asking first). Parameters: place, instant, weight, volume, eligible warehouses (or null), rows wanted, the reach
 * of each type in great-circle metres.
 */
function preparedQuery(parts: NetworkParts): string {
  const { circuity } = parts.policy.distance;
  const candidates = (type: number, columns: string, from: string) => `
    (SELECT ${type}, c.id, c.vehicle, c.metres, round(c.road * b.price / 1000, 2) AS price
      FROM (SELECT ${columns}, ($3::timestamp + utc_offset)::date AS day FROM ${from}, here
        WHERE ST_DWithin(geo, here.g, $${8 + type}, false) AND ($6::int[] IS NULL OR warehouse = ANY($6))
          AND vehicle IN (SELECT vehicle FROM carriers) OFFSET 0) n
      CROSS JOIN LATERAL (SELECT n.id, n.vehicle, n.metres, round((n.metres * ${circuity})::numeric) AS road) c
      JOIN bands b ON b.type = ${type} AND b.vehicle = c.vehicle AND b.since <= n.day AND n.day < b.until
        AND c.road > b.low AND c.road <= b.high
      ORDER BY 5, 2 LIMIT $7)`;
  const loadings = '(SELECT *, line AS geo FROM loadings) l';
  const sites = (flag: string) =>
    `(SELECT w.*, w.place AS geo, v.vehicle FROM warehouses w CROSS JOIN vehicles v WHERE w.${flag}) l`;
  const measured = 'ST_Distance(geo, here.g, false) AS metres';
  return `PREPARE nearest(float8, float8, timestamp, float8, float8, int[], int, float8, float8, float8) AS
    WITH here AS (SELECT ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography AS g),
      carriers AS (SELECT vehicle FROM vehicles WHERE load_capacity >= $4 AND volume >= $5)
    ${[
      candidates(0, `pickup AS id, vehicle, ${measured}`, loadings),
      candidates(1, `warehouse AS id, vehicle, ${measured}`, sites('express')),
      candidates(2, `warehouse AS id, vehicle, ${measured}`, sites('delivery')),
    ].join(' UNION ALL ')};`;
}

/** Lines and places as geography with a GiST index, one prepared query a quote; the times are ours. */
export async function postgis(network: Network): Promise<Rival> {
  const server = await startPostgis();
  const { parts, memory } = partsFor(network);
  const psql = new Psql(server);
  await fill(psql, parts);
  await psql.run(preparedQuery(parts));
  const places = new NearestPlaces();
  const { routes } = parts;

  /** The best of the cheapest rows; null where there are more rows, and one of them may be in time. */
  const bestOf = async (request: QuoteRequest, rowCount: number): Promise<Bests | null> => {
    const settling = new Settling(parts, memory, request);
    const rows = await psql.run(`${execution(settling, request, rowCount)};`);
    const counts = [0, 0, 0];
    for (const row of rows) {
      const [type = 0, id = 0, vehicle = 0, metres = 0] = row.split('\t').map(Number);
      counts[type]!++;
      if (type > 0) {
        settling.fromWarehouse(
          DELIVERY_TYPES[type] === 'EXPRESS' ? 'EXPRESS' : 'TOMORROW',
          id,
          vehicle,
          metres,
        );
        continue;
      }
      const route = parts.routesByWarehouse.routeOfPickup[id]!;
      places.find(routes, route, memory.address, 'segment');
      const at = places.at[id - routes.firstPickup[route]!]!;
      const share = shareOfPlace(routes, at, memory.address, 'segment');
      settling.route(route, id, { at, share, detour: metres });
    }
    const missed = DELIVERY_TYPES.some(
      (type, i) => settling.bests[type] === undefined && counts[i] === rowCount,
    );
    return missed ? null : settling.bests;
  };
  const bests = async (request: QuoteRequest): Promise<Bests> =>
    (await bestOf(request, FIRST_ROWS)) ?? (await bestOf(request, ALL_ROWS)) ?? {};
  /** How long the first query takes, and where. */
  const profileOf = async (request: QuoteRequest) => {
    const begun = performance.now();
    await bestOf(request, FIRST_ROWS);
    const ms = performance.now() - begun;
    const explained = `EXPLAIN (ANALYZE, FORMAT JSON) ${execution(new Settling(parts, memory, request), request, FIRST_ROWS)};`;
    return { ms, ...planTimes(await psql.run(explained)) };
  };
  return {
    name: 'PostGIS',
    bests,
    async profile(requests) {
      const profiles = [];
      for (const request of requests) profiles.push(await profileOf(request));
      const sum = (figures: readonly number[]) => figures.reduce((one, other) => one + other, 0);
      const all = sum(profiles.map(({ ms }) => ms));
      const measuring = sum(profiles.map(({ measuringMs }) => measuringMs)) / all;
      const working = sum(profiles.map(({ workingMs }) => workingMs)) / all;
      return {
        lines: medianOf(profiles.map(({ lines }) => lines)),
        parts: {
          // Its index finds and filters in one go: what is found is measured there.
          index: 0,
          distances: measuring,
          'tariffs, times, the best': working - measuring,
          garbage: 0,
          // EXPLAIN's own clock is in what the server worked: of long answers there may be less than nothing left.
          'there and back': 1 - working,
        },
      };
    },
    async close() {
      await psql.close();
      await server.stop();
    },
  };
}

function execution(settling: Settling, request: QuoteRequest, rowCount: number): string {
  const { inquiry, load } = settling;
  const { lat, lng } = request.destination.location;
  const { weight, volume } = load;
  const at = new Date(inquiry.placedAt).toISOString().replace('Z', '');
  const may = inquiry.eligible === null ? 'NULL' : `'{${inquiry.eligible.join()}}'`;
  const reaches = DELIVERY_TYPES.map((type) => settling.reach(type));
  return `EXECUTE nearest(${lng}, ${lat}, '${at}', ${String(weight)}, ${String(volume)}, ${may}, ${rowCount}, ${reaches.join()})`;
}

async function fill(psql: Psql, parts: NetworkParts): Promise<void> {
  const { routes, tariffs, vehicles, warehouses } = parts;
  const point = (xyz: Float64Array, i: number) => positionOf(xyz, i).join(' ');
  const utcOffset = (warehouse: number) =>
    `${offsetAt(warehouses.hours[warehouse]!.zone, Date.UTC(2025, 1, 1)) / 60_000} minutes`;
  await psql.run(TABLES);
  const loadings: string[] = [];
  for (let route = 0; route < routes.ids.length; route++) {
    for (let pickup = routes.firstPickup[route]!; pickup < routes.firstPickup[route + 1]!; pickup++) {
      const line: string[] = [];
      for (let i = routes.pickupPoint[pickup]!; i < routes.firstPoint[route + 1]!; i++)
        line.push(point(routes.xyz, i));
      const warehouse = routes.pickupWarehouse[pickup]!;
      loadings.push(
        [
          pickup,
          route,
          routes.vehicle[route]!,
          warehouse,
          utcOffset(warehouse),
          `LINESTRING(${line.join()})`,
        ].join('\t'),
      );
    }
  }
  await psql.copy('loadings', loadings);
  const flag = (flags: Uint8Array, i: number) => (flags[i] === 1 ? 't' : 'f');
  await psql.copy(
    'warehouses',
    warehouses.ids.map((_, i) =>
      [
        i,
        utcOffset(i),
        flag(warehouses.express, i),
        flag(warehouses.delivery, i),
        `POINT(${point(warehouses.xyz, i)})`,
      ].join('\t'),
    ),
  );
  await psql.copy(
    'vehicles',
    vehicles.map(({ loadCapacity, volume }, i) => [i, loadCapacity, volume].join('\t')),
  );
  const bands: string[] = [];
  DELIVERY_TYPES.forEach((type, number) => {
    tariffs[type].lines.forEach((line, vehicle) => {
      line?.sheets.forEach((sheet, i) => {
        const until = line.since[i + 1];
        const dates = [dateText(line.since[i]!), until === undefined ? 'infinity' : dateText(until)];
        sheet.highs.forEach((high, band) => {
          const low = band === 0 ? -1 : sheet.highs[band - 1]!;
          bands.push([number, vehicle, ...dates, low, high, sheet.pricesPerKm[band]!].join('\t'));
        });
      });
    });
  });
  await psql.copy('bands', bands);
  await psql.run(INDEXES);
}

function dateText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
