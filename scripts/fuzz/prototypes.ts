const GUARDED = {
  Object: Object.prototype,
  Array: Array.prototype,
  Function: Function.prototype,
  String: String.prototype,
  Number: Number.prototype,
  Map: Map.prototype,
  Set: Set.prototype,
  Error: Error.prototype,
};

const ownKeys = () =>
  Object.entries(GUARDED).map(([name, prototype]) => [name, new Set(Reflect.ownKeys(prototype))] as const);
const clean = ownKeys();

/** The keys that prototypes have got since this module was loaded: `Object.polluted`. */
export function pollutedKeys(): string[] {
  return ownKeys().flatMap(([name, keys], i) =>
    [...keys].filter((key) => !clean[i]![1].has(key)).map((key) => `${name}.${String(key)}`),
  );
}
