import { type TaskName, runTask } from './tasks.js';

/** The other end of `inFreshProcess`: one task, one answer, the end. */
process.once('message', (message) => {
  const { name, args } = message as { readonly name: TaskName; readonly args: readonly unknown[] };
  void answer(name, args);
});

async function answer(name: TaskName, args: readonly unknown[]): Promise<void> {
  const result = await runTask(name, args);
  process.send?.(result, () => process.disconnect());
}
