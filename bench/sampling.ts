import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';

/** A function that was running, or had called what was. */
export interface Frame {
  readonly functionName: string;
  /** Of its module; empty for what is built into V8. */
  readonly url: string;
}

const SAMPLE_EVERY_US = 100;

/**
 * Runs something under V8's sampling profiler: microseconds by the name that is given to what was running, the
 * innermost frame first. What gets no name is left out.
 */
export async function sampledTimes(
  run: () => void,
  nameOf: (stack: readonly Frame[]) => string | undefined,
): Promise<ReadonlyMap<string, number>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
  await session.post('Profiler.start');
  run();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return timesByName(profile, nameOf);
}

function timesByName(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  nameOf: (stack: readonly Frame[]) => string | undefined,
): ReadonlyMap<string, number> {
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stackOf = (id: number): readonly Frame[] => {
    const stack: Frame[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at))
      stack.push(byId.get(at)!.callFrame);
    return stack;
  };
  const names = new Map(nodes.map(({ id }) => [id, nameOf(stackOf(id))]));
  const times = new Map<string, number>();
  samples.forEach((node, i) => {
    const name = names.get(node);
    // A sample stands for the time until the next one.
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + (timeDeltas[i + 1] ?? 0));
  });
  return times;
}
