// A plan while it is being written: what it begins as, the usual timetables, and what is still wrong with it.
import { packs, type Pack } from '../../domain/calendar.ts';
import { isPackOfPeriod } from '../../domain/pack-of-period.ts';
import { leastGapMinutes, type Plan, type Span, type When } from '../../domain/plan.ts';
import { dayPlus } from '../days.ts';

export const everyDay = [1, 2, 3, 4, 5, 6, 7];

export const presets = {
  night: [{ from: '22:00', to: '06:00', every: 120 }],
  once: [{ from: '07:00', to: '18:00', every: null }],
  five: [{ from: '07:00', to: '22:00', every: 180 }],
} as const satisfies Record<string, readonly Span[]>;
export type Preset = keyof typeof presets;

export const fromPreset = (preset: Preset): When => ({
  each: 'day',
  weekdays: everyDay,
  spans: presets[preset].map((span) => ({ ...span })),
});

/** Which of the usual timetables this is, if any. */
export function presetOf(when: When): Preset | undefined {
  const said = JSON.stringify(when.each === 'day' ? when.spans : null);
  return (Object.keys(presets) as Preset[]).find((one) => JSON.stringify(presets[one]) === said);
}

export const readPack = (text: string | undefined): Pack | null => packs.find((pack) => pack === text) ?? null;

export const emptyPlan = (id: string, over: Partial<Plan>): Plan => ({
  id,
  name: '',
  routeId: '',
  who: { people: [], roles: [] },
  proof: 'scan',
  when: fromPreset(over.pack ? 'once' : 'night'),
  early: 15,
  late: 30,
  on: 'all',
  pack: null,
  micro: 0,
  ...over,
});

export type Fault = 'name' | 'route' | 'who' | 'weekdays' | 'span' | 'day' | 'minutes' | 'pack' | 'nights';

const time = /^([01]\d|2[0-3]):[0-5]\d$/;
const isSpan = ({ from, to, every }: Span): boolean =>
  time.test(from) && time.test(to) && (every === null || (Number.isInteger(every) && every >= leastGapMinutes));
const isMinutes = (n: number): boolean => Number.isInteger(n) && n >= 0 && n <= 1440;

/** A day that is over makes no round; the night of yesterday may still be walked. What stood there before may stand. */
const isOver = (when: When, was: When | undefined, today: string): boolean =>
  when.each === 'once' && when.day < dayPlus(today, -1) && !(was?.each === 'once' && was.day === when.day);

/** In the order in which the fields stand. `today` (yyyy-mm-dd) and `was`, as it is saved, when it is about to be saved. */
export function faultsIn(plan: Plan, today = '', was?: Plan): Set<Fault> {
  const { name, routeId, who, when, early, late, pack } = plan;
  const faults = new Set<Fault>();
  if (!name.trim() || Array.from(name.trim()).length > 40) faults.add('name');
  if (!routeId) faults.add('route');
  if (who.people.length + who.roles.length + (who.shifts?.length ?? 0) === 0) faults.add('who');
  if (when.each === 'day' && when.weekdays.length === 0) faults.add('weekdays');
  if (when.each === 'once' && (!when.day || (today !== '' && isOver(when, was?.when, today)))) faults.add('day');
  if ((when.each === 'day' || when.each === 'once') && !when.spans.every(isSpan)) faults.add('span');
  if (!isMinutes(early) || !isMinutes(late)) faults.add('minutes');
  if (isPackOfPeriod({ pack, when })) faults.add('pack');
  return faults;
}

/** As it goes into the ledger: trimmed, and without what only the record has. */
export function said(plan: Plan): Plan {
  const { id, routeId, who, proof, when, early, late, on, pack, micro, location, retired } = plan;
  const name = plan.name.trim();
  return {
    id,
    name,
    routeId,
    who,
    proof,
    when,
    early,
    late,
    on,
    pack,
    micro,
    ...(location && { location }),
    ...(retired && { retired }),
  };
}
