// What somebody is told of a case: a topic, whom, and what is said with it.
import { titleOf } from '../domain/hazard-titles.ts';
import type { Hazard } from '../domain/hazard.ts';
import { clockOf } from '../domain/hazard-times.ts';
import type { Bilingual } from '../domain/text.ts';
import type { CaseAround } from './case-people.ts';

/**
 * yours: it is yours to put right. check: to check. decide: to assign, approve or close. decided: what was asked for was granted or not. failed: it
 * was checked and is not right. escalated: the authority has it. taken, rejected, merged, closed, reopened: what became of what you reported. mentioned: somebody asks you. commented: somebody wrote
 * something on what you have in hand, reported or take part in.
 * rebound: what you had, put right or checked has come back. corrected: its record says something else than what you signed or have in hand.
 * judged: people have said how grave what you have in hand is. supervised: it is put on the list (挂牌督办), or the principal asks about it. soon: it is due
 * soon (`hazard-soon.ts`). look-back: the time to look back at it has come; look-back-late: it has passed. overdue: it should have been done. late: a step came after somebody else's and changed nothing, took the place of what that one had written, or did not know of it, both are told, and of what was to go on in a case that had ended also its reporters and whoever has it now; or a look-back after another's of the same planned one; both are told. The rest: what
 * others have to hear of because it was not done in time (`hazard-late.ts`). What may be major, and what nobody answers for, is told by `alerts/case-news.ts`.
 */
export type CaseTopic =
  | 'yours'
  | 'check'
  | 'decide'
  | 'decided'
  | 'failed'
  | 'taken'
  | 'rejected'
  | 'merged'
  | 'escalated'
  | 'closed'
  | 'reopened'
  | 'rebound'
  | 'corrected'
  | 'mentioned'
  | 'commented'
  | 'judged'
  | 'supervised'
  | 'soon'
  | 'look-back'
  | 'look-back-late'
  | 'overdue'
  | 'late'
  | 'accept-late'
  | 'interim-late'
  | 'plan-late'
  | 'report-late'
  | 'urge-late';

/** `key`: the same key is told a person once. `at`: by when something is due, UTC ms. `by`: who took the step; `note`: what was said with it. `why`: how it stands. */
export type CaseNotice = {
  personIds: string[];
  topic: CaseTopic;
  key: string;
  data: {
    hazardId: string;
    what: Bilingual;
    place: string;
    at: number | null;
    by: string;
    note: string;
    why?: Bilingual;
  };
};

export type Say = (topic: CaseTopic, personIds: readonly (string | undefined)[], key: string) => CaseNotice[];

/** Nobody is told what he did himself, nor who works here no more. */
export function saying(
  hazard: Hazard,
  by: { id: string; name: string },
  note: string,
  { people, now }: CaseAround,
  at = clockOf(hazard, now).dueAt,
): Say {
  const here = new Set(people.filter(({ left, role }) => !left && role !== 'admin').map(({ id }) => id));
  const data = {
    hazardId: hazard.id,
    what: titleOf(hazard),
    place: hazard.placeName,
    at,
    by: by.name,
    note,
  };
  return (topic, personIds, key) => {
    const told = [...new Set(personIds)].filter((id) => id !== undefined && id !== by.id && here.has(id));
    return told.length === 0 ? [] : [{ personIds: told as string[], topic, key: `${topic} ${hazard.id} ${key}`, data }];
  };
}
