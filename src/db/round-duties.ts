// The own duties of whoever is signed in, as far ahead as rounds are known without a network.
import { daysAfter } from '../domain/calendar.ts';
import { dayOf } from '../domain/inspection.ts';
import { dutyOf } from '../domain/on-shift.ts';
import type { Person } from '../domain/person.ts';
import { isOfShift } from '../domain/shift.ts';
import type { DeviceDb } from './device-db.ts';
import { school } from './documents.ts';
import { shifts } from './own-rounds.ts';
import { daysAhead } from './rounds.ts';

/** own: by the pattern. instead: for somebody else. besides: one more. off: by the pattern, and somebody else or nobody comes. */
export type OwnDuty = {
  day: string;
  name: string;
  /** UTC ms. */
  from: number;
  to: number;
  as: 'own' | 'instead' | 'besides' | 'off';
};

/** What is not over at `nowMs` (UTC ms, corrected), by time; null for whoever is on no shift. Usable in a live query. */
export async function ownDuties(db: DeviceDb, person: Person, nowMs: number): Promise<OwnDuty[] | null> {
  const timeZone = (await school(db))?.timeZone ?? 'Asia/Shanghai';
  const own = [...(await shifts(db)).values()].filter((shift) => !shift.retired && isOfShift(shift, person.id));
  if (own.length === 0) return null;
  const today = dayOf(nowMs, timeZone);
  const days = Array.from({ length: daysAhead + 1 }, (_, i) => daysAfter(today, i - 1));
  return own
    .flatMap((shift) => {
      const bare = { ...shift, changes: [] };
      return days.flatMap((day): OwnDuty[] => {
        const duty = dutyOf(shift, day, timeZone);
        if (!duty || duty.to <= nowMs) return [];
        const { from, to, on } = duty;
        const mine = on.find(({ id }) => id === person.id);
        const line = { day, name: shift.name, from, to };
        if (mine) return [{ ...line, as: mine.of === null ? 'besides' : mine.of === person.id ? 'own' : 'instead' }];
        const wasOn = dutyOf(bare, day, timeZone)?.on.some(({ id }) => id === person.id);
        return wasOn ? [{ ...line, as: 'off' }] : [];
      });
    })
    .sort((a, b) => a.from - b.from);
}
