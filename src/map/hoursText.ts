import type { ScheduleRow } from '../catalog/records.js';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Opening hours as people write them: `Mon–Fri 09:00–13:00 14:00–18:00, Sat 10:00–16:00`. */
export function hoursText(schedule: readonly ScheduleRow[] | null, empty: 'open' | 'closed'): string {
  if (schedule === null) {
    return empty === 'open' ? 'no schedule: taken as always open' : 'no schedule: taken as closed';
  }
  if (schedule.length === 0) return 'closed: no row of its schedule can be used';
  const days = DAYS.map((_, i) =>
    schedule
      .filter(({ dayOfWeek }) => dayOfWeek === i + 1)
      .toSorted((a, b) => a.beginSeconds - b.beginSeconds)
      .map(({ beginSeconds, endSeconds }) => `${timeText(beginSeconds)}–${timeText(endSeconds)}`)
      .join(' '),
  );
  const runs: string[] = [];
  for (let first = 0; first < DAYS.length;) {
    let next = first + 1;
    while (next < DAYS.length && days[next] === days[first]) next++;
    const hours = days[first] ?? '';
    const name = next - first === 1 ? DAYS[first] : `${DAYS[first]}–${DAYS[next - 1]}`;
    if (hours !== '') runs.push(`${name} ${hours}`);
    first = next;
  }
  return runs.join(', ');
}

function timeText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
