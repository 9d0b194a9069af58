import { CommanderError } from 'commander';
import { EXIT, type ExitStatus } from './exitStatus.js';
import { tellFailure } from './failure.js';
import { makeProgram } from './program.js';
import { forgiveClosedPipe } from './output/stdout.js';
import { errorStyle } from './output/style.js';

/**
 * Runs `dovoz` with these arguments and gives its exit status. Data goes to stdout; messages and progress
 * to stderr.
 */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  forgiveClosedPipe();
  let status: ExitStatus = EXIT.done;
  const program = makeProgram((reached) => (status = reached));
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    // Commander has told its own errors already; it exits with 0 for --help and --version alone.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const { message, details, status: failed } = tellFailure(error);
    process.stderr.write(`${errorStyle('red', 'error:')} ${message}\n`);
    for (const line of details) process.stderr.write(`  ${line}\n`);
    return failed;
  }
}
