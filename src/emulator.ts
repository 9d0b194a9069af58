export { startEmulator, type Emulator } from './emulator/startEmulator.js';
export type { EmulatorAuth, EmulatorOptions } from './emulator/emulatorOptions.js';
export {
  demoFolder,
  EmulatorDataError,
  readEmulatorData,
  type AddressRule,
  type EmulatorData,
  type ProductStockRecord,
} from './emulator/emulatorData.js';
export { DEFAULT_SLIPS, NO_SLIPS, type Slips } from './emulator/slips.js';
export { FAULT_KINDS, type Fault, type FaultKind } from './emulator/fault.js';
export type { ActiveFault, FaultControl } from './emulator/faultPlan.js';
export { OPERATIONS, type Operation } from './emulator/operation.js';
export type { RequestCounts } from './emulator/requestCounts.js';
