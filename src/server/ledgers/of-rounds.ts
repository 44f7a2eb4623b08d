// Lines made from rounds, a day at a time.
import { isNight } from '../../domain/ledgers/round-line.ts';
import { numbered } from '../../domain/ledgers/round-of.ts';
import { roundGaps } from '../../domain/round-gaps.ts';
import type { FromRounds } from '../../domain/ledgers/ledgers.ts';
import type { PlanRecord } from '../../domain/plan.ts';
import type { Person } from '../../domain/person.ts';
import type { Parts } from '../env.ts';
import type { Timetables } from '../store/store.ts';
import type { LedgerAsked, Position } from './asked.ts';
import type { LedgerPart } from './read-part.ts';

const dayMs = 86_400_000;
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);

export async function partOfRounds(
  { store }: Parts,
  { who, from, to, within, around }: LedgerAsked,
  { by, form }: FromRounds,
  after: Position | null,
): Promise<LedgerPart> {
  const { id: schoolId } = who.school;
  const day = after ? dayAfter(after.day) : from;
  const rounds = numbered(await store.rounds.ofDays(schoolId, { from: day, to: day }));
  const gaps = roundGaps(rounds.map(({ round }) => round));
  const { plans, shifts } = await store.documents.timetable(schoolId);
  const guards = new Set((await store.documents.people(schoolId)).filter(isGuard).map(({ id }) => id));
  const walkedByGuards = new Set(plans.filter((plan) => isForGuards(plan, guards, shifts)).map(({ id }) => id));
  const those = rounds.filter(({ round }) =>
    by === 'night' ? isNight(round.plannedAt, around) : walkedByGuards.has(round.planId),
  );
  const rows = those.flatMap((one) => form.rowsOf({ ...one, within, gap: gaps.get(one.round.id) }, around));
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  return { rows, next: day < to ? { day, at: 0, id: '' } : null, read: 1, of: days };
}

const isGuard = ({ role }: Person): boolean => role === 'patrol_guard';
const isForGuards = ({ who }: PlanRecord, guards: ReadonlySet<string>, shifts: Timetables['shifts']): boolean =>
  who.roles.includes('patrol_guard') ||
  who.people.some((id) => guards.has(id)) ||
  (who.shifts ?? []).some((id) =>
    shifts.get(id)?.rosters.some(({ days }) => days.flat().some((one) => guards.has(one))),
  );
