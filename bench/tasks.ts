import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * The measurements, each of which runs in a process of its own, so that none finds another's leavings. A
 * process loads its own measurement alone: turf takes half a second.
 */
const TASKS = {
  duel: async () => (await import('./duels.js')).duel,
  askedAgain: async () => (await import('./askedAgain.js')).askedAgain,
  firstAnswers: async () => (await import('./duels.js')).firstAnswers,
  allocationBytes: async () => (await import('./allocation.js')).allocationBytes,
  collectionPauses: async () => (await import('./allocation.js')).collectionPauses,
  compileCost: async () => (await import('./compileCost.js')).compileCost,
  loadCost: async () => (await import('./loadCost.js')).loadCost,
  profile: async () => (await import('./profile.js')).profile,
  packing: async () => (await import('./flatbushPacking.js')).packing,
  measureRivals: async () => (await import('./rivals.js')).measureRivals,
  writeCatalog: async () => (await import('./catalogFile.js')).writeCatalog,
  storeCatalog: async () => (await import('./catalogFile.js')).storeCatalog,
};

export type TaskName = keyof typeof TASKS;
type Task<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]>>;
type Result<Name extends TaskName> = Awaited<ReturnType<Task<Name>>>;

/** So large a nursery that no collection falls into a measurement of what is allocated. */
const NO_COLLECTIONS = ['--min-semi-space-size=512', '--max-semi-space-size=512'];
/** So that the profiler knows what was inlined into what, also of code that was compiled before it began. */
const INLINING_KNOWN = ['--detailed-line-info'];
const FLAGS: Partial<Record<TaskName, readonly string[]>> = {
  allocationBytes: NO_COLLECTIONS,
  profile: INLINING_KNOWN,
  measureRivals: INLINING_KNOWN,
};

/** Runs a measurement in a fresh process and gives what it measured. */
export function inFreshProcess<Name extends TaskName>(
  name: Name,
  ...args: Parameters<Task<Name>>
): Promise<Result<Name>> {
  const child = fork(fileURLToPath(new URL('./taskProcess.js', import.meta.url)), [], {
    execArgv: ['--expose-gc', '--max-old-space-size=8192', ...(FLAGS[name] ?? [])],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as Result<Name>));
    child.once('exit', (code) => reject(new Error(`measuring ${name} ended with status ${code}`)));
    child.send({ name, args });
  });
}

/** Runs a task by its name, in this process. */
export async function runTask(name: TaskName, args: readonly unknown[]): Promise<unknown> {
  const task = (await TASKS[name]()) as (...given: readonly unknown[]) => unknown;
  return task(...args);
}
