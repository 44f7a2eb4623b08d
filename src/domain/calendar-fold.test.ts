import { expect, test } from 'vitest';
import { entry, sun, yucai } from '../../tests/cast.ts';
import { emptyCalendar, type Calendar } from './calendar.ts';
import { changed, foldCalendar } from './calendar-fold.ts';
import type { Read } from './documents.ts';

const holiday = { name: '国庆', from: '2026-10-01', to: '2026-10-07' };
const sports = { name: '运动会', from: '2026-11-05', to: '2026-11-06' };
const rain = { pack: 'rain' as const, from: '2026-11-05', to: '2026-11-06' };
const was: Calendar = { ...emptyCalendar, holidays: [holiday] };

test('who switches rain on from an old phone takes back nothing that somebody else entered meanwhile', () => {
  const now: Calendar = { ...was, holidays: [holiday, sports], workdays: ['2026-11-08'] };
  expect(changed(now, { ...was, packs: [rain], was })).toEqual({ ...now, packs: [rain] });
});

test('what is taken out goes, and what two entered alike is there once', () => {
  const now: Calendar = { ...was, packs: [rain] };
  expect(changed(now, { ...emptyCalendar, packs: [rain], was })).toEqual({ ...emptyCalendar, packs: [rain] });
});

test('an older phone that does not say what it changed says the whole of it', () => {
  expect(changed(was, { ...emptyCalendar, packs: [rain] })).toEqual({ ...emptyCalendar, packs: [rain] });
});

test('two who switch a pack on at once leave a calendar that can still be said, with the newest of a hundred', () => {
  const old = Array.from({ length: 100 }, (_, n) => ({
    pack: 'wind' as const,
    from: '2025-01-01',
    to: `20${25 + n}-01-01`,
  }));
  const full: Calendar = { ...emptyCalendar, packs: old };
  const both = ['2026-11-06', '2026-11-08'].reduce(
    (now, to) => changed(now, { ...full, packs: [...old.slice(1), { ...rain, to }], was: full }),
    full,
  );
  expect(both.packs).toHaveLength(100);
  expect(both.packs.slice(-2).map(({ to }) => to)).toEqual(['2026-11-06', '2026-11-08']);
});

test('what it said before is kept with the moment of the change', () => {
  const said = entry('calendar-set', { ...was, packs: [rain], was }, { subject: yucai.id, by: sun.id });
  const read = ((type: string) => (type === 'calendar' ? was : undefined)) as Read;
  const [calendar, before] = foldCalendar(said, read, 1000);
  expect(calendar?.body).toEqual({ ...was, packs: [rain] });
  expect(before?.body).toEqual({ said: [{ until: 1000, calendar: was }] });
});
