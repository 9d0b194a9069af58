import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CatalogRecords } from '../catalog/records.js';
import type { Policy } from '../policy/policy.js';
import type { CompiledRoutes } from '../routing/compiledRoutes.js';

/**
 * The network's version: a hash of the policy and of what the engine reads of every usable record. The
 * order of the records is not part of it, as it is no part of any answer: the records come sorted.
 */
export function hashNetwork(policy: Policy, records: CatalogRecords, routes: CompiledRoutes): string {
  const hash = sha256.create();
  const add = (value: unknown) => hash.update(utf8ToBytes(`${canonicalJson(value)}\n`));
  add(policy);
  add(records.cities.filter((city) => city.isSanction).map((city) => city.id));
  add(records.warehouses);
  add(records.tariffs);
  add([...records.transportTypes.values()]);
  for (const { points, ...route } of records.routes) add([route, points.length]);
  // Warehouses are numbers here, and those are settled by the list above.
  for (const figures of [
    routes.firstPoint,
    routes.xyz,
    routes.offsetHours,
    routes.pickupPoint,
    routes.pickupWarehouse,
  ]) {
    hash.update(new Uint8Array(figures.buffer, figures.byteOffset, figures.byteLength));
  }
  return bytesToHex(hash.digest()).slice(0, 32);
}

/** JSON with the keys in order. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}
