import { Engine, type EngineResult, type RuleProperties } from 'json-rules-engine';
import type { Network } from '../../src/index.js';
import { bandOf } from '../../src/pricing/band.js';
import { Decimal } from '../../src/pricing/decimal.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import { priceSteps, priceText } from '../../src/pricing/price.js';
import { sheetOn } from '../../src/pricing/tariffLine.js';
import { dayOfText } from '../../src/time/localDate.js';
import type { MadeCatalog } from '../networks.js';
import { partsFor } from './settling.js';

/** One question to the tariffs: what does this delivery cost? */
export interface TariffQuestion {
  readonly type: DeliveryType;
  readonly transportTypeId: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Chargeable metres. */
  readonly metres: number;
}

/** The row's id and the price; nulls where no band is in effect. */
export interface TariffAnswer {
  readonly tariffId: string | null;
  readonly price: string | null;
}

interface RowParams {
  readonly id: string;
  readonly period: number;
  readonly distance: number;
  readonly price: number;
}

/** The tariff rows as rules of a rules engine: each holds for its type, vehicle, dates and distances. */
export function rulesEngine(catalog: MadeCatalog): (question: TariffQuestion) => Promise<TariffAnswer> {
  const engine = new Engine();
  for (const { id, deliveryType, transportType, period, distance, price } of catalog.tariffs) {
    const params: RowParams = { id, period: dayOfText(period), distance, price };
    const rule: RuleProperties = {
      conditions: {
        all: [
          { fact: 'type', operator: 'equal', value: deliveryType },
          { fact: 'vehicle', operator: 'equal', value: transportType.id },
          { fact: 'day', operator: 'greaterThanInclusive', value: params.period },
        ],
      },
      event: { type: 'row', params: { ...params } },
    };
    engine.addRule(rule);
  }
  return async ({ type, transportTypeId, date, metres }) => {
    const facts = { type, vehicle: transportTypeId, day: dayOfText(date) };
    const result: EngineResult = await engine.run(facts);
    // In effect: for each distance the row of the latest period; the band is the smallest that reaches.
    const inEffect = new Map<number, RowParams>();
    for (const { params } of result.events) {
      const row = params as unknown as RowParams;
      const other = inEffect.get(row.distance);
      if (other === undefined || other.period < row.period) inEffect.set(row.distance, row);
    }
    let band: RowParams | undefined;
    for (const row of inEffect.values()) {
      if (metres <= row.distance * 1000 && (band === undefined || row.distance < band.distance)) band = row;
    }
    if (band === undefined) return { tariffId: null, price: null };
    const price = new Decimal(band.price).times(metres).div(1000).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    return { tariffId: band.id, price: price.toFixed(2) };
  };
}

/** The same questions put to the engine's compiled tariffs. */
export function compiledTariffs(network: Network): (question: TariffQuestion) => TariffAnswer {
  const { parts } = partsFor(network);
  const vehicles = new Map(parts.vehicles.map(({ id }, number) => [id, number]));
  return ({ type, transportTypeId, date, metres }) => {
    const vehicle = vehicles.get(transportTypeId);
    const line = vehicle === undefined ? undefined : parts.tariffs[type].lines[vehicle];
    const sheet = line ? sheetOn(line, dayOfText(date)) : undefined;
    const band = sheet === undefined ? -1 : bandOf(sheet, metres);
    if (sheet === undefined || band < 0) return { tariffId: null, price: null };
    const steps = priceSteps(sheet, band, metres, 1, parts.policy.price.mode, parts.rules.minimum[type]);
    return { tariffId: sheet.tariffIds[band]!, price: priceText(steps, parts.rules.priceFormat) };
  };
}
