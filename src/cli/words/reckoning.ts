import type { Network, Option, Policy } from '../../index.js';
import { CompiledNetwork } from '../../network/compiledNetwork.js';
import { Decimal } from '../../pricing/decimal.js';
import { exactSteps } from '../../pricing/price.js';
import { sheetOn } from '../../pricing/tariffLine.js';
import { optionTariffDay } from '../../quote/tariffDay.js';
import { parseInstant } from '../../time/instant.js';

/**
 * How an option's price came about: the distance with what it is measured from, its price, and what else decided.
 * `the minimum (1.298 km off the route × 51 = 66.198)`
 */
export function reckoningText(option: Option, placedAt: string, network: Network): string {
  const { policy } = network;
  const { step, mode } = policy.price;
  const exact = exactPrice(option, placedAt, network);
  const sum = exact === undefined ? '' : ` = ${exact.toFixed()}`;
  const product = productText(option, policy);
  if (exact?.toNearest(step, Decimal[`ROUND_${mode}`]).lt(option.price) === true) {
    return `the minimum (${product}${sum})`;
  }
  if (exact === undefined || exact.eq(option.price)) return product;
  return `${product}${sum}, rounded ${exact.lt(option.price) ? 'up' : 'down'}`;
}

/** `71.394 km from the warehouse × 38 × 2 trips` */
function productText({ type, chargeableKm, pricePerKm, trips }: Option, policy: Policy): string {
  const { route, tariff } = policy;
  const measured = type === 'ROUTE' ? MEASURED[route.chargeable] : MEASURED.fromWarehouse;
  const priced =
    tariff.accumulate === 'whole'
      ? `× ${pricePerKm}`
      : `by graduated bands, the last at ${pricePerKm} a km${trips === 1 ? '' : ','}`;
  return `${chargeableKm} km ${measured} ${priced}${trips === 1 ? '' : ` × ${trips} trips`}`;
}

const MEASURED: Readonly<Record<Policy['route']['chargeable'], string>> = {
  detour: 'off the route',
  fromWarehouse: 'from the warehouse',
  alongRoute: 'along the route and off it',
};

/** The price before rounding and minimum; undefined where the option is none of this network for this instant. */
function exactPrice(option: Option, placedAt: string, network: Network): Decimal | undefined {
  const km = new Decimal(option.chargeableKm);
  const { price, tariff } = network.policy;
  if (tariff.accumulate === 'whole') return km.times(option.pricePerKm).times(option.trips);

  const parts = CompiledNetwork.partsOf(network);
  const { tariffs, vehicles, warehouses } = parts;
  const warehouse = warehouses.numbers.get(option.warehouseId);
  const line = tariffs[option.type].lines[vehicles.findIndex(({ id }) => id === option.transportTypeId)];
  if (warehouse === undefined || line === undefined || line === null) return undefined;
  const sheet = sheetOn(line, optionTariffDay(parts, option, warehouse, parseInstant(placedAt)));
  const band = sheet?.tariffIds.indexOf(option.tariffId) ?? -1;
  if (sheet === undefined || band < 0) return undefined;
  return exactSteps(sheet, band, km.times(1000).toNumber(), option.trips).times(price.step);
}
