// Whose phone was last heard of before a round was due: what looks like nobody went may still be in it.
import type { Person } from './person.ts';
import { isOnItsWay, type Due, type Round, type Standing } from './round.ts';

/** `at`: when the school last heard of any phone of theirs, UTC ms, to five minutes. */
export type SilentWalker = { id: string; name: string; at: number };

type About = Pick<Due, 'plannedAt' | 'closesAt'> & { standing: Standing; round: Pick<Round, 'walks'> | null };
type Named = Pick<Person, 'id' | 'name'>;

/**
 * Of a round that has not begun in time or lost points, those of whom more may still come. `asked`: who is to walk it; `heardAt`: by
 * person, nobody in it who has no phone.
 */
export function silentWalkers(
  { standing, plannedAt, closesAt, round }: About,
  asked: readonly Named[],
  heardAt: ReadonlyMap<string, number>,
): SilentWalker[] {
  const before = (moment: number, those: readonly Named[]): SilentWalker[] =>
    those.flatMap(({ id, name }) => {
      const at = heardAt.get(id);
      return at !== undefined && at < moment ? [{ id, name, at }] : [];
    });
  const walks = round?.walks ?? [];
  if (walks.length === 0) return standing === 'overdue' || standing === 'missed' ? before(plannedAt, asked) : [];
  if (standing !== 'partly' && standing !== 'missed') return [];
  const underWay = walks
    .filter(({ finishedAt }) => finishedAt === null)
    .map(({ by, byName }) => ({ id: by, name: byName }));
  // Whoever took it over says so with the first thing that comes of them.
  const takers = isOnItsWay(walks) ? asked.filter(({ id }) => walks.every(({ by }) => by !== id)) : [];
  const handedAt = Math.max(...walks.map(({ finishedAt }) => finishedAt ?? 0));
  return [...before(closesAt, underWay), ...before(handedAt, takers)];
}
