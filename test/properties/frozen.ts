/** The value, with all that hangs on it frozen: whoever writes to it throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}

/** The paths of what is not frozen. */
export function thawedPaths(value: unknown, path = '', seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const inner = Object.entries(value).flatMap(([key, member]) => thawedPaths(member, `${path}.${key}`, seen));
  return Object.isFrozen(value) ? inner : [path, ...inner];
}
