import type { DeliveryType, Policy, Unavailable } from '../../index.js';
import { Decimal, plainDecimal } from '../../pricing/decimal.js';

/** What was asked, as far as a refusal speaks of it. */
export interface AskedLoad {
  readonly weightKg: string;
  readonly volumeM3: string;
}

/** Why a type is not offered, in plain words, and by how much it fails. */
export function reasonText(refusal: Unavailable, load: AskedLoad, policy: Policy): string {
  const { type } = refusal;
  switch (refusal.reason) {
    case 'DESTINATION_RESTRICTED':
      return 'restricted — the town is closed to deliveries';
    case 'NO_ROUTE':
      return 'no route — no truck is loaded at a warehouse that delivers';
    case 'NO_WAREHOUSE':
      return `no warehouse — none delivers ${WHEN[type]}`;
    case 'OUT_OF_STOCK':
      return `out of stock — no warehouse that delivers ${WHEN[type]} holds all of it`;
    case 'NO_TARIFF':
      return 'no tariff — no price is in effect on that date';
    case 'OVER_CAPACITY':
      return overCapacity(refusal, load, type === 'ROUTE' ? 1 : policy.maxTrips);
    case 'OUT_OF_RANGE':
      return outOfRange(refusal.distanceKm, refusal.reachKm);
    case 'NO_DEPARTURE':
      return `no departure — no truck leaves within ${policy.horizonDays} days`;
    case 'TOO_LATE':
      return type === 'EXPRESS'
        ? `too late — no warehouse can send it so that it arrives today by ${policy.latestArrival.EXPRESS}`
        : `too late — no warehouse can send it so that it arrives tomorrow by ${policy.latestArrival.TOMORROW}`;
  }
}

const WHEN: Readonly<Record<DeliveryType, string>> = {
  ROUTE: 'on a route',
  EXPRESS: 'the same day',
  TOMORROW: 'the next day',
};

function overCapacity(
  { maxWeightKg, maxVolumeM3 }: Extract<Unavailable, { readonly reason: 'OVER_CAPACITY' }>,
  load: AskedLoad,
  trips: number,
): string {
  const excess: string[] = [];
  const kg = new Decimal(load.weightKg).minus(new Decimal(maxWeightKg).times(trips));
  const m3 = new Decimal(load.volumeM3).minus(new Decimal(maxVolumeM3).times(trips));
  if (kg.gt(0)) excess.push(`${plainDecimal(kg.toString())} kg too heavy`);
  if (m3.gt(0)) excess.push(`${plainDecimal(m3.toString())} m³ too large`);
  const by = excess.length === 0 ? 'no one vehicle takes both' : excess.join(', ');
  const most = trips === 1 ? 'at most' : `at most, and there may be ${trips}`;
  return `over capacity — ${loadText(load)}; a trip takes ${maxWeightKg} kg and ${maxVolumeM3} m³ ${most} (${by})`;
}

function outOfRange(distanceKm: string, reachKm: string): string {
  const km = new Decimal(distanceKm).minus(reachKm);
  if (km.gt(0)) {
    return `out of range — ${distanceKm} km, tariffs reach ${reachKm} km (${km.toFixed(3)} km too far)`;
  }
  return `out of range — ${distanceKm} km lies outside the bands, or the detour is longer than it may be (tariffs reach ${reachKm} km)`;
}

/** `120 kg, 0.8 m³` */
export function loadText({ weightKg, volumeM3 }: AskedLoad): string {
  return `${weightKg} kg, ${volumeM3} m³`;
}
