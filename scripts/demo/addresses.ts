import { CLOSED_TOWNS } from './cities.js';
import { getPlace, type Places } from './places.js';

/**
 * Rules of the address check in the emulator's form: every region with a place of the table is open and
 * closed towns are not.
 */
export const makeAddresses = (places: Places): readonly object[] => {
  const regions = [...new Set([...places.values()].map(({ region }) => region))].toSorted();
  return [
    ...regions.map((region) => ({ kladrCode: `${region}00000000000`, deliveryEnabled: true })),
    ...[...CLOSED_TOWNS].map((key) => {
      const { name, kladrCode } = getPlace(places, key);
      return { kladrCode, deliveryEnabled: false, title: `${name}: закрытый город` };
    }),
  ];
};
