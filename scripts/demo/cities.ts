import { getPlace, type Place, type Places } from './places.js';
import { guid } from './seed.js';

/**
 * Closed towns, which one may enter with a pass only: the merchant's trucks do not go there, 1C has them
 * as "санкционный город".
 */
export const CLOSED_TOWNS: ReadonlySet<string> = new Set([
  'Новоуральск',
  'Лесной/66',
  'Снежинск',
  'Озёрск/74',
  'Трёхгорный',
  'Северск',
  'Железногорск/24',
  'Вилючинск',
]);

/** Every place of the table as the API shapes a City, in the table's order. */
export const makeCities = (seed: string, places: Places): readonly object[] =>
  [...places.values()].map((place) => cityOf(seed, place));

export const makeCity = (seed: string, places: Places, key: string): object =>
  cityOf(seed, getPlace(places, key));

export const cityId = (seed: string, key: string): string => guid(seed, 'city', key);

const cityOf = (seed: string, place: Place): object => ({
  id: cityId(seed, place.key),
  name: place.name,
  location: place.location,
  regionKladrCode: `${place.region}00000000000`,
  isSanction: CLOSED_TOWNS.has(place.key),
});
