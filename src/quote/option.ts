import { kilometresText } from '../pricing/chargeable.js';
import { priceText } from '../pricing/price.js';
import { formatInstant } from '../time/instant.js';
import { textOfDay } from '../time/localDate.js';
import { localDay, offsetAt } from '../time/zone.js';
import type { Option } from './answer.js';
import type { Candidate } from './candidate.js';
import type { Inquiry } from './inquiry.js';
import { orderBy } from './orderBy.js';

/** A candidate as the answer shows it (DESIGN.md, "JSON in and out"). */
export function toOption(inquiry: Inquiry, candidate: Candidate): Option {
  const { policy, routes, rules, vehicles, warehouses } = inquiry.parts;
  const { arrivesAt, band, departsAt, sheet, warehouse } = candidate;
  const warehouseZone = warehouses.hours[warehouse]!.zone;
  const orderedBy = orderBy(inquiry, candidate);
  return {
    type: candidate.type,
    price: priceText(candidate.price, rules.priceFormat),
    currency: policy.currency,
    pricePerKm: sheet.pricesPerKm[band]!,
    chargeableKm: kilometresText(candidate.metres),
    trips: candidate.trips,
    warehouseId: warehouses.ids[warehouse]!,
    routeId: candidate.route < 0 ? null : routes.ids[candidate.route]!,
    transportTypeId: vehicles[candidate.vehicle]!.id,
    tariffId: sheet.tariffIds[band]!,
    departsAt: formatInstant(departsAt, offsetAt(warehouseZone, departsAt)),
    arrivesAt: formatInstant(arrivesAt, offsetAt(inquiry.zone, arrivesAt)),
    deliveryDate: textOfDay(localDay(inquiry.zone, arrivesAt)),
    orderBy: formatInstant(orderedBy, offsetAt(warehouseZone, orderedBy)),
  };
}
