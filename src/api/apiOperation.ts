/** The operations that the client asks of 1C, by the path that the API page gives them. */
export type ApiOperation =
  | '/cities'
  | '/warehouses'
  | '/warehouses/{id}'
  | '/delivery-tariffs'
  | '/delivery-routes'
  | '/products/warehouses'
  | '/delivery/address/check';

/** The part of a list that a request asks for. */
export interface PageWindow {
  /** Records skipped, from 0. */
  readonly offset: number;
  /** Records asked for at most, 0 to 100. */
  readonly limit: number;
}

/** What a request is about: named in every error. */
export interface ApiSubject {
  readonly operation: ApiOperation;
  /** null for an operation that is not paged. */
  readonly page: PageWindow | null;
}
