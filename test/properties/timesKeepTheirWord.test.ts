import { tzOffset } from '@date-fns/tz/tzOffset';
import lookup from '@photostructure/tz-lookup';
import { parseISO } from 'date-fns/parseISO';
import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import { lawOfWorlds } from './law.js';
import { fieldsOf } from './worlds.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Local date and time of an instant as ISO text without an offset: by the library, not by the engine. */
function localText(zone: string, t: number): string {
  return new Date(t + tzOffset(zone, new Date(t)) * MINUTE).toISOString().slice(0, 19);
}

/** An instant as the answer must write it. */
function written(zone: string, t: number): string {
  const minutes = tzOffset(zone, new Date(t));
  const two = (n: number) => String(n).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${localText(zone, t)}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

lawOfWorlds(
  'an offer leaves when it is ready, arrives later, on the date it says, in the offsets of its places',
  ({ catalog, policy, requests }) => {
    const network = compileNetwork(catalog, policy);
    const { handlingMinutes, latestArrival, timeZones, maxTrips } = network.policy;
    const locations = new Map<unknown, { readonly lat: number; readonly lng: number }>();
    for (const record of catalog.warehouses) {
      const { id, location } = fieldsOf(record);
      const { lat, lng } = fieldsOf(location);
      // A key in other letters is read by the engine, not here.
      if (typeof lat !== 'number' || typeof lng !== 'number') return 0;
      if (!locations.has(id)) locations.set(id, { lat, lng });
    }
    const zoneOf = (warehouseId: string) => {
      if (Object.hasOwn(timeZones, warehouseId)) return timeZones[warehouseId] ?? 'UTC';
      const { lat, lng } = locations.get(warehouseId) ?? { lat: Number.NaN, lng: Number.NaN };
      return lookup(lat, lng);
    };
    let met = 0;
    for (const request of requests) {
      const { lat, lng } = request.destination.location;
      const zone = request.destination.timeZone ?? lookup(lat, lng);
      const placedAt = parseISO(request.placedAt).getTime();
      const orderDate = localText(zone, placedAt).slice(0, 10);
      const { options, alternatives, pickups } = quote(network, request);
      for (const option of [...options, ...alternatives]) {
        const { type, warehouseId } = option;
        const [departs, arrives, orderBy] = [option.departsAt, option.arrivesAt, option.orderBy].map(
          Date.parse,
        );
        if (departs === undefined || arrives === undefined || orderBy === undefined)
          throw new Error('no times');
        expect(departs - placedAt).toBeGreaterThanOrEqual(Math.round(handlingMinutes[type] * MINUTE));
        expect(arrives).toBeGreaterThanOrEqual(departs);
        expect(placedAt - orderBy).toBeLessThan(MINUTE);
        expect([departs % MINUTE, arrives % MINUTE, orderBy % MINUTE]).toEqual([0, 0, 0]);
        expect(option.departsAt).toBe(written(zoneOf(warehouseId), departs));
        expect(option.orderBy).toBe(written(zoneOf(warehouseId), orderBy));
        expect(option.arrivesAt).toBe(written(zone, arrives));
        expect(option.deliveryDate).toBe(option.arrivesAt.slice(0, 10));
        expect(option.trips).toBeLessThanOrEqual(type === 'ROUTE' ? 1 : maxTrips);
        expect(option.routeId === null).toBe(type !== 'ROUTE');
        if (type === 'ROUTE') {
          expect(departs - orderBy).toBeGreaterThanOrEqual(Math.round(handlingMinutes.ROUTE * MINUTE));
        } else {
          expect(option.deliveryDate).toBe(dateAfter(orderDate, type === 'EXPRESS' ? 0 : 1));
          expect(option.arrivesAt.slice(11, 16) <= latestArrival[type]).toBe(true);
        }
        met++;
      }
      for (const { warehouseId, readyAt } of pickups) {
        const ready = Date.parse(readyAt);
        expect(ready - placedAt).toBeGreaterThanOrEqual(Math.round(handlingMinutes.SELF_PICKUP * MINUTE));
        expect(readyAt).toBe(written(zoneOf(warehouseId), ready));
      }
    }
    return met;
  },
);
