import { styleText } from 'node:util';

/** The few looks that the command uses; what a look means must show without it too. */
export type Look = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/**
 * Styles text for stdout: on a terminal that has colours, unless NO_COLOR says no; FORCE_COLOR says yes
 * without a terminal too.
 */
export const style = (look: Look, text: string): string =>
  styleText(look, text, { stream: process.stdout, validateStream: true });

/** The same for stderr. */
export const errorStyle = (look: Look, text: string): string =>
  styleText(look, text, { stream: process.stderr, validateStream: true });
