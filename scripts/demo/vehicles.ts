import { guid } from './seed.js';

/** A vehicle as the API shapes a TransportType; the name is for people. */
export interface Vehicle {
  readonly name: string;
  readonly id: string;
  /** Kilograms. */
  readonly loadCapacity: number;
  /** Cubic metres of the body. */
  readonly volume: number;
}

const FLEET = [
  { name: 'Ларгус', loadCapacity: 700, volume: 2.5 },
  { name: 'ГАЗель', loadCapacity: 1500, volume: 10.5 },
  { name: '3 т', loadCapacity: 3000, volume: 18 },
  { name: '5 т', loadCapacity: 5000, volume: 36 },
  { name: '10 т', loadCapacity: 10000, volume: 52 },
  { name: '20 т', loadCapacity: 20000, volume: 86 },
] as const;

export type VehicleName = (typeof FLEET)[number]['name'];

/** Every vehicle of the merchant: a van, a light truck, three trucks and a road train. */
export const vehicles = (seed: string): readonly Vehicle[] =>
  FLEET.map((vehicle) => ({ ...vehicle, id: guid(seed, 'transportType', vehicle.name) }));

export const getVehicle = (fleet: readonly Vehicle[], name: string): Vehicle => {
  const vehicle = fleet.find((one) => one.name === name);
  if (vehicle === undefined) throw new Error(`no vehicle ${name}`);
  return vehicle;
};

/** The API's own shape. */
export const transportType = ({ id, loadCapacity, volume }: Vehicle): object => ({ id, loadCapacity, volume });
