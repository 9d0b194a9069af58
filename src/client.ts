/**
 * What touches network, disk and clock: the 1C API, the store of last good catalogs, the engine that keeps a
 * network fresh, seals and orders. The pure library is `dovoz`.
 */
export { OneCClient } from './api/oneCClient.js';
export { clientOptionsFromEnv } from './api/clientEnvironment.js';
export { InvalidClientOptionsError } from './api/optionReading.js';
export { InvalidCredentialsError } from './api/credentials.js';
export { ApiError, ApiProtocolError, ApiRefusalError, ApiTransportError } from './api/errors.js';
export { loadCatalog, loadCatalogLines } from './api/loadCatalog.js';
export { loadStocks } from './api/loadStocks.js';
export { confirmAddress } from './api/confirmAddress.js';
export { AddressChecker } from './api/addressChecker.js';
export { kladrFaults } from './order/kladrCode.js';
export { CatalogStore } from './store/catalogStore.js';
export { StoreError } from './store/storeOutcome.js';
export { createEngine } from './engine/createEngine.js';
export {
  CompileThreadError,
  EngineClosedError,
  EngineStartError,
  StaleNetworkError,
} from './engine/engineErrors.js';
export { ENGINE_CHANNEL } from './engine/engineEvents.js';
export { sealOption, sealPickup } from './seal/sealOption.js';
export { openSeal } from './seal/openSeal.js';
export { generateSealKey, SealKeyError, SealKeys } from './seal/sealKeys.js';
export { OrderDeliveryError, toOrderDelivery } from './order/toOrderDelivery.js';

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
export type { ListBounds } from './api/listBounds.js';
export type { ListProgress } from './api/wholeList.js';
export type { AddressCheckerOptions, AddressClient, ConfirmAddressOptions } from './api/addressChecker.js';
export type { AddressConfirmation, UnavailableCause } from './api/addressConfirmation.js';
export type { KladrFault, KladrPart } from './order/kladrCode.js';

export type { CatalogStoreOptions } from './store/catalogStore.js';
export type { StagedCatalog } from './store/stagedCatalog.js';
export type {
  DamagedFile,
  DamageReason,
  NothingStored,
  SavedCatalog,
  StoreFinding,
  StoreLinesLoad,
  StoreLoad,
} from './store/storeOutcome.js';
export type { Engine, RefreshOutcome } from './engine/engine.js';
export type { EngineOptions, LoadWholeCatalog } from './engine/engineOptions.js';
export type { GuardedList, GuardOptions, Suspicion } from './engine/catalogGuard.js';
export type {
  EngineEvent,
  EngineListener,
  EngineStage,
  NetworkSource,
  RefreshDurations,
} from './engine/engineEvents.js';
export type { EngineFault, EngineStatus, RefusedCatalog } from './engine/engineStatus.js';
export type { SealLimit, SealOptions, SealOutcome, UnsealableReason } from './seal/sealOption.js';
export type {
  OpenedSeal,
  SealExpectations,
  SealRefusal,
  SealRefusalReason,
  SealTerms,
} from './seal/openSeal.js';
export type { SealAlgorithm, SealJwk, SealKey } from './seal/sealKeys.js';
export type { SealedDestination, SealedLoad } from './seal/sealClaims.js';
export type { SealInstant } from './seal/sealInstant.js';
export type { DeliveryFields, OrderIssue, PickupFields } from './order/toOrderDelivery.js';
export type { DeliveryAddress, OrderAddress } from './order/orderAddress.js';

export type { Catalog, CatalogHead, CatalogLines } from './catalog/catalog.js';
export type { RecordLines } from './catalog/recordLines.js';
