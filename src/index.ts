/** The pure library: no I/O, no Node built-in, no clock. The HTTP surface is `dovoz/client`. */
export { compileNetwork } from './network/compileNetwork.js';
export { quote } from './quote/quote.js';
export { InvalidRequestError } from './quote/request.js';
export { InvalidPolicyError, type PolicyIssue } from './policy/resolvePolicy.js';
export { DEFAULT_POLICY } from './policy/policy.js';
export { DELIVERY_TYPES } from './pricing/deliveryType.js';

export type { Catalog } from './catalog/catalog.js';
export type { City, DeliveryRoute, DeliveryTariff, TransportType, Warehouse } from './catalog/contract.js';
export type { Diagnostic, DiagnosticCode, DiagnosticEntity } from './catalog/diagnostic.js';
export type { LatLng } from './geo/point.js';
export type { Network, NetworkCounts } from './network/network.js';
export type { PartialPolicy, Policy } from './policy/policy.js';
export type { DeliveryType } from './pricing/deliveryType.js';
export type { RoundingMode } from './pricing/roundingMode.js';
export type { Option, Pickup, Quote, Unavailable } from './quote/answer.js';
export type {
  ProductStock,
  QuoteRequest,
  RequestIssue,
  RequestItem,
  WarehouseStock,
} from './quote/request.js';
