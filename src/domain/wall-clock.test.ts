import { expect, test } from 'vitest';
import { wallClock } from './wall-clock.ts';

const shown = (at: string, timeZone: string): string => wallClock(Date.parse(at), timeZone).toISOString().slice(0, 19);

test('midnight comes eight hours early in China, as the browser’s own calendar says too', () => {
  expect(shown('2026-11-23T15:59:59Z', 'Asia/Shanghai')).toBe('2026-11-23T23:59:59');
  expect(shown('2026-11-23T16:00:00Z', 'Asia/Shanghai')).toBe('2026-11-24T00:00:00');
  const inChina = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  for (let ms = Date.UTC(1985, 0, 1, 3, 20); ms < Date.UTC(2040, 0, 1); ms += 29 * 86_400_000)
    expect(shown(new Date(ms).toISOString(), 'Asia/Shanghai')).toBe(inChina.format(ms).replace(' ', 'T'));
});

test('elsewhere summer time counts, and parts of a second stay', () => {
  expect(shown('2026-07-01T12:00:00Z', 'Europe/Berlin')).toBe('2026-07-01T14:00:00');
  expect(shown('2026-01-01T12:00:00Z', 'Europe/Berlin')).toBe('2026-01-01T13:00:00');
  expect(wallClock(Date.parse('2026-01-01T12:00:00.789Z'), 'Europe/Berlin').getUTCMilliseconds()).toBe(789);
});
