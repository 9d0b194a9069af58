/** The HTTP surface: the 1C API, its catalog, the address check. The pure library is `dovoz`. */
export { OneCClient } from './api/oneCClient.js';
export { clientOptionsFromEnv } from './api/clientEnvironment.js';
export { InvalidClientOptionsError } from './api/clientOptions.js';
export { InvalidCredentialsError } from './api/credentials.js';
export { ApiError, ApiProtocolError, ApiRefusalError, ApiTransportError } from './api/errors.js';
export { loadCatalog } from './api/loadCatalog.js';
export { loadStocks } from './api/loadStocks.js';
export { confirmAddress } from './api/confirmAddress.js';
export { AddressChecker } from './api/addressChecker.js';
export { kladrFaults } from './api/kladrCode.js';

export type { CallOptions, PageRequest } from './api/oneCClient.js';
export type {
  AddressCheckLimits,
  ClientTiming,
  OneCClientOptions,
  RetryEvent,
  RetryOptions,
} from './api/clientOptions.js';
export type { ClientAuth } from './api/credentials.js';
export type { ApiOperation, ApiSubject, PageWindow } from './api/apiOperation.js';
export type { ApiErrorBody, ApiErrorCode, ProtocolCode, RefusalCode, TransportCode } from './api/errors.js';
export type { Page } from './api/page.js';
export type { CatalogClient, LoadCatalogOptions } from './api/loadCatalog.js';
export type { LoadStocksOptions, StockClient } from './api/loadStocks.js';
export type { ListBounds, ListProgress } from './api/wholeList.js';
export type { AddressCheckerOptions, AddressClient, ConfirmAddressOptions } from './api/addressChecker.js';
export type { AddressConfirmation, UnavailableCause } from './api/addressConfirmation.js';
export type { KladrFault, KladrPart } from './api/kladrCode.js';

export type { Catalog } from './catalog/catalog.js';

/* Store, engine, seals and orders. */
