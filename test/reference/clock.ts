/** Seconds of `HH:mm`; undefined where the text is none. */
export function hourMinute(text: unknown): number | undefined {
  return typeof text === 'string' && /^\d{2}:\d{2}$/.test(text) ? clockSeconds(text) : undefined;
}

/** Seconds of `HH:mm` or `HH:mm:ss`, below 24 hours; undefined where the text is none. */
export function clockSeconds(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const parts = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (parts === null) return undefined;
  const [hours, minutes, seconds] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? '0')];
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : undefined;
}

export const END_OF_DAY = 86_400;

/** Seconds of a time at which something ends: `24:00` is one too. */
export function endSeconds(text: unknown): number | undefined {
  return text === '24:00' || text === '24:00:00' ? END_OF_DAY : clockSeconds(text);
}
