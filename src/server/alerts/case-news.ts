// What groups are told about cases: what nobody may sleep on, what nobody answers for, and what has gone up a rung.
import { titleOf } from '../../domain/hazard-titles.ts';
import { exitItems } from '../../domain/exit-items.ts';
import type { AlertTopic } from '../../domain/alerts.ts';
import { categoryOf, type Hazard } from '../../domain/hazard.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import { lateOf } from '../../domain/hazard-late.ts';
import { clockOf, dayMs, type Rung } from '../../domain/hazard-times.ts';
import { dayOf } from '../../domain/inspection.ts';
import { nobodyYet, responsibleFor } from '../../domain/responsibility.ts';
import type { School } from '../../domain/school.ts';
import { majorPointsEn } from '../../domain/major-points-en.ts';
import { majorPointsZh } from '../../domain/major-points-zh.ts';
import { pointsInWords } from '../../domain/major-points.ts';
import type { Bilingual } from '../../domain/text.ts';
import { wallClock } from '../../domain/wall-clock.ts';
import { breath } from '../breath.ts';
import type { Parts } from '../env.ts';

/** `urgent`: though its topic is not. */
export type Notice = { topic: AlertTopic; key: string; text: Bilingual; urgent?: true };

/** A notice of one case. */
export type CaseNotice = Notice & { hazard: Hazard };

export const clock = (ms: number, timeZone: string): string => wallClock(ms, timeZone).toISOString().slice(11, 16);

/** The rungs a group hears of: who has it in hand is told in the app. */
const told = { department: 1, vice_principal: 3, principal: 7 } as const satisfies Partial<Record<Rung, number>>;
type Told = keyof typeof told;
const toldWords: Record<Told, Bilingual> = {
  department: { zh: '请部门负责人督促', en: 'for the head of the department' },
  vice_principal: { zh: '请分管副校长督办', en: 'for the vice principal in charge' },
  principal: { zh: '请校长督办', en: 'for the principal' },
};
const toldAfterMs = [0, ...Object.values(told).map((days) => days * dayMs)];

/** Of the last day: what is older is no news after a server was down. `now` in UTC ms. */
export async function caseNotices(store: Parts['store'], school: School, now: number): Promise<CaseNotice[]> {
  const since = now - dayMs;
  const hazards = await store.cases.worthTelling(school.id, { since, reported: since, steps: toldAfterMs, now });
  const isUnowned = await ownerless(store, school, now);
  const rest = breath();
  // What is graver is said before what is less.
  const said: [grave: CaseNotice[], unowned: CaseNotice[], overdue: CaseNotice[], unguarded: CaseNotice[]] = [
    [],
    [],
    [],
    [],
  ];
  for (const hazard of hazards) {
    said[0].push(...grave(hazard, school.timeZone, now));
    if (isNew(hazard.reportedAt, now) && isUnowned(hazard)) said[1].push(unowned(hazard, school.timeZone));
    said[2].push(...overdue(hazard, now));
    said[3].push(...unguarded(hazard, now));
    await rest();
  }
  return said.flat();
}

const isNew = (at: number, now: number): boolean => at > now - dayMs;

function grave(hazard: Hazard, timeZone: string, now: number): CaseNotice[] {
  const { id, grade, itemId, reportedAt } = hazard;
  const { graveSince, judged } = handlingOf(hazard);
  if (grade === 'M' && judged && isNew(judged.since ?? judged.at, now)) {
    const where = about(hazard);
    const text = {
      zh: `判定为重大隐患：${where.zh}（${judged.by.name}）`,
      en: `Judged to be a major hazard: ${where.en} (${judged.by.name})`,
    };
    return [{ topic: 'judged', key: `judged ${id} ${judged.at}`, text, hazard }];
  }
  const what = found(hazard, timeZone);
  if (exitItems.has(itemId) && isNew(reportedAt, now)) {
    const text = { zh: `安全出口打不开：${what.zh}`, en: `An exit does not open: ${what.en}` };
    return [{ topic: 'exit', key: `exit ${id}`, text, hazard }];
  }
  if (grade !== 'MS' || !isNew(graveSince ?? reportedAt, now)) return [];
  const key = graveSince === null ? `major ${id}` : `major ${id} ${graveSince}`;
  const by = trigger(hazard);
  const text = { zh: `疑似重大隐患${by.zh}：${what.zh}`, en: `May be a major hazard${by.en}: ${what.en}` };
  return [{ topic: 'major', key, text, hazard }];
}

function unowned(hazard: Hazard, timeZone: string): CaseNotice {
  const { zh, en } = found(hazard, timeZone);
  const text = {
    zh: `隐患没有人负责，请安全办公室交办：${zh}`,
    en: `Nobody answers for a hazard, for the safety office to assign: ${en}`,
  };
  return { topic: 'unowned', key: `unowned ${hazard.id}`, text, hazard };
}

/** Which of the criteria it met by itself; where somebody raised it, none. */
const trigger = ({ majorRefs, handling }: Hazard): Bilingual =>
  majorRefs.length > 0 && !handling?.graveSince
    ? {
        zh: `（${pointsInWords(majorRefs.join('；'), majorPointsZh)}）`,
        en: ` (${pointsInWords(majorRefs.join('; '), majorPointsEn)})`,
      }
    : { zh: '', en: '' };

/** Where, what, by whom and when; who reported without an account has no name. */
function found(hazard: Hazard, timeZone: string): Bilingual {
  const { zh, en } = about(hazard);
  const said = [hazard.reportedByName, clock(hazard.reportedAt, timeZone)].filter(Boolean).join(' ');
  return { zh: `${zh}（${said}）`, en: `${en} (${said})` };
}

function overdue(hazard: Hazard, now: number): CaseNotice[] {
  const { dueAt, overdueMs, rung, owed } = clockOf(hazard, now);
  // Found for another thing that is late, long after it came to this rung.
  if (!isTold(rung) || dueAt === null || overdueMs >= (told[rung] + 1) * dayMs) return [];
  const { deptName, person } = handlingOf(hazard);
  const whose = [deptName, person?.name].filter(Boolean).join(' ');
  const [days, where, who] = [Math.floor(overdueMs / dayMs), about(hazard), toldWords[rung]];
  const what =
    owed === 'look-back' ? { zh: '回头看逾期', en: 'A look-back is' } : { zh: '隐患逾期', en: 'A hazard is' };
  const text = {
    zh: `${what.zh} ${days} 天，${who.zh}：${where.zh}${whose && `（${whose}）`}`,
    en: `${what.en} ${days === 1 ? '1 day' : `${days} days`} overdue, ${who.en}: ${where.en}${whose && ` (${whose})`}`,
  };
  return [{ topic: 'overdue', key: `overdue ${rung} ${hazard.id} ${dueAt}`, text, hazard }];
}

/** 临时管控: nobody has done anything against the danger itself. It does not wait for the morning. */
const unguarded = (hazard: Hazard, now: number): CaseNotice[] =>
  lateOf(hazard, now)
    .filter(({ what, dueAt }) => what === 'interim' && isNew(dueAt, now))
    .map(({ dueAt }) => {
      const { zh, en } = about(hazard);
      const text = {
        zh: `隐患还没有临时管控，请校长马上安排停用、隔离或专人看守：${zh}`,
        en: `A hazard has no interim control yet, for the principal to close off, isolate or guard at once: ${en}`,
      };
      return { topic: 'overdue', key: `interim ${hazard.id} ${dueAt}`, text, urgent: true, hazard };
    });

const isTold = (rung: Rung): rung is Told => rung in told;

const about = (hazard: Hazard): Bilingual => {
  const { zh, en } = titleOf(hazard);
  return { zh: `${hazard.placeName}，${zh}`, en: `${hazard.placeName}, ${en}` };
};

/** A school that has not said yet who answers for what is not told at every hazard that it has not. */
async function ownerless(store: Parts['store'], school: School, now: number): Promise<(hazard: Hazard) => boolean> {
  const book = (await store.documents.read(school.id, 'responsibility', school.id)) ?? nobodyYet;
  if (book.rules.length === 0) return () => false;
  const places = new Map((await store.documents.places(school.id)).map((place) => [place.id, place]));
  const people = await store.documents.people(school.id);
  const here = new Set(people.filter(({ left, role }) => !left && role !== 'admin').map(({ id }) => id));
  const day = dayOf(now, school.timeZone);
  return (hazard) => {
    const place = places.get(hazard.placeId);
    if (!place || hazard.state !== 'reported') return false;
    return responsibleFor(book, place, categoryOf(hazard), day, (id) => here.has(id)).via === 'office';
  };
}
