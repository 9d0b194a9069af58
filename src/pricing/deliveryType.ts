/** The delivery types that have tariffs, in the order in which DESIGN.md lists them everywhere. */
export const DELIVERY_TYPES = ['ROUTE', 'EXPRESS', 'TOMORROW'] as const;

/** ROUTE: with a truck that passes by; EXPRESS: the same day; TOMORROW: the next day. */
export type DeliveryType = (typeof DELIVERY_TYPES)[number];
