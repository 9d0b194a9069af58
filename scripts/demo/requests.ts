import type { Places } from './places.js';
import type { DemoProduct } from './stock.js';

export const makeRequests = (_seed: string, _places: Places, _products: readonly DemoProduct[]): readonly object[] => [];
