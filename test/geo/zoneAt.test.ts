import { expect, it } from 'vitest';
import { zoneNameAt } from '../../src/geo/zoneAt.js';
import { at } from './vectors.js';

it.each([
  ['Kaliningrad', at(54.7104, 20.4522), 'Europe/Kaliningrad'],
  ['Moscow', at(55.7558, 37.6173), 'Europe/Moscow'],
  ['Yekaterinburg', at(56.8389, 60.6057), 'Asia/Yekaterinburg'],
  ['Anadyr', at(64.7337, 177.4968), 'Asia/Anadyr'],
  ['Uelen, beyond the 180th meridian', at(66.1594, -169.809), 'Asia/Anadyr'],
])('the zone of %s', (_, place, zone) => {
  expect(zoneNameAt(place)).toBe(zone);
});

it('a zone at sea is one that the calendar of zones knows', () => {
  const name = zoneNameAt(at(45, 165));
  expect(() => new Intl.DateTimeFormat('en-US', { timeZone: name })).not.toThrow();
});
