import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CatalogRecords, RouteRecord } from '../catalog/records.js';
import { newSha256 } from '../digest/sha256.js';
import type { Policy } from '../policy/policy.js';
import type { CompiledRoutes } from '../routing/compiledRoutes.js';

/** To be raised with every release that answers differently on the same network: rules, time zones, their map. */
const RULES = 'dovoz-rules/1';

/**
 * The network's version: a hash of the policy and of what the engine reads of every usable record. The
 * order of the records is not part of it, as it is no part of any answer: the records come sorted.
 */
export function hashNetwork(policy: Policy, records: CatalogRecords, routes: CompiledRoutes): string {
  const hash = newSha256();
  const addText = (text: string) => hash.update(utf8ToBytes(`${text}\n`));
  const add = (value: unknown) => addText(canonicalJson(value));
  add(RULES);
  add(policy);
  add(records.cities.filter((city) => city.isSanction).map((city) => city.id));
  add(records.warehouses);
  add(records.tariffs);
  add([...records.transportTypes.values()]);
  // Of these there are many, so they are written as lists, which need no keys put in order.
  addText(JSON.stringify(records.routes.map(listOfRoute)));
  // Which routes the figures are of: those that can be loaded somewhere.
  addText(JSON.stringify(routes.ids));
  // Warehouses are numbers here, and those are settled by the list above.
  for (const figures of [
    routes.home,
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

/**
 * What is hashed of each field of a route, in this order: a field that is added to the record has to be added
 * here, or a network would change and its version would not. The figures of points are hashed as compiled.
 */
const HASHED: { readonly [Field in keyof RouteRecord]: (route: RouteRecord) => unknown } = {
  id: ({ id }) => id,
  transportTypeId: ({ transportTypeId }) => transportTypeId,
  isService: ({ isService }) => isService,
  runs: ({ runs }) => (runs.type === 'ONCE' ? runs.date : runs.weekDays),
  duration: ({ duration }) => duration,
  points: ({ points }) => points.length,
  warehousePoints: ({ warehousePoints }) => warehousePoints.length,
};

const HASHED_FIELDS = Object.values(HASHED);

function listOfRoute(route: RouteRecord): readonly unknown[] {
  return HASHED_FIELDS.map((fieldOf) => fieldOf(route));
}

/** JSON with the keys in order. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}
