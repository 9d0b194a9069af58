/** What the command's exit status means; the same for every subcommand. */
export const EXIT = {
  done: 0,
  failed: 1,
  /** Wrong options, or lines of the input that are no requests. */
  usage: 2,
  /** A catalog, a policy or an answer of the API that cannot be used. */
  badData: 3,
  apiDown: 4,
  /** Ctrl-C: 128 + SIGINT, as shells say it. */
  interrupted: 130,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** Lines for `dovoz --help`. */
export const EXIT_HELP = `Exit status:
  0    done
  1    failed (a file cannot be read or written, the API refuses, an address is refused)
  2    wrong usage, or bad lines among the requests (the others are answered)
  3    bad data: a catalog, policy or API answer that cannot be used; errors or a lack found by check
  4    the API is down or does not answer in time
  130  interrupted by Ctrl-C`;
