/** The operations of the 1C API that the emulator answers, by the path the API page gives them. */
export const OPERATIONS = [
  '/cities',
  '/warehouses',
  '/warehouses/{id}',
  '/delivery-tariffs',
  '/delivery-routes',
  '/products/warehouses',
  '/delivery/address/check',
  '/orders/create',
] as const;

export type Operation = (typeof OPERATIONS)[number];

/** The one HTTP method that an operation is asked with. */
export function methodOf(operation: Operation): 'GET' | 'POST' {
  return operation === '/warehouses/{id}' ? 'GET' : 'POST';
}
