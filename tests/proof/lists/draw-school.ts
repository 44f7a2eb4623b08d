// A school drawn by chance: records handed in, corrected and taken back, their photos there or not, cases reported and worked on, days passing.
import type { Answer } from '../../../src/domain/answer.ts';
import { hazardId } from '../../../src/domain/hazard.ts';
import type { HazardDo } from '../../../src/domain/hazard-handling.ts';
import { hazardCategories, type HazardState } from '../../../src/domain/hazard-words.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { Place } from '../../../src/domain/place.ts';
import { openCases, type Cases } from '../../../src/server/cases.contract.ts';
import * as cast from '../../cast.ts';
import { an, chu, dian, fen, sayings, shui, xiao, zong } from '../../cast-cases.ts';
import type { Random } from '../../simulation/random.ts';
import { picture } from '../access/picture.ts';

/** What was said of a record here, to be held against what is listed. `had`: photos that were sent; `last`: the id of its last entry. */
export type Said = {
  by: Person;
  place: Place;
  isWithdrawn: boolean;
  at: number;
  answers: Answer[];
  photos: string[];
  had: Set<string>;
  last: string;
};

/** `found`: every case there ever was, also of what was corrected or taken back since. */
export type DrawnSchool = { cases: Cases; records: Map<string, Said>; reported: Set<string>; found: Set<string> };

const hour = 3_600_000;
const longestPause = 60 * hour;
/** So that what was closed is to be looked back at. */
const holidays = 40 * 24 * hour;
const mostActs = 20;
const mostSteps = 12;
const walkers = [
  [cast.wang, [cast.floor2, cast.dorm3]],
  [cast.li, [cast.floor2, cast.dorm3, cast.canteen]],
  [chu, [cast.canteen]],
] as const;
const handlers = [cast.sun, an, dian, shui, zong, fen, xiao, cast.wang, cast.li];
/** What may be done with a case as it stands: what leads on is named more often. */
const likely: Partial<Record<HazardState, HazardDo[]>> = {
  reported: ['assign', 'assign', 'assign', 'judge', 'judge', 'reject', 'merge', 'raise', 'supervise', 'take-back'],
  'fixed-on-spot': ['confirm', 'send-back'],
  reopened: ['assign', 'reject'],
  assigned: ['accept', 'accept', 'accept', 'hand-on', 'interim', 'supervise'],
  transfer: ['grant-hand-on', 'refuse-hand-on'],
  'plan-review': ['plan', 'approve-plan', 'return-plan'],
  rectifying: ['rectify', 'rectify', 'rectify', 'extend', 'interim', 'escalate', 'report-up'],
  'extension-review': ['grant-extension', 'refuse-extension'],
  escalated: ['come-back'],
  'to-verify': ['pass', 'pass', 'fail'],
  verified: ['close'],
  closed: ['look-back', 'reopen'],
};
/** Words that files and lists like to make something else of. */
const notes = ['', '', '门锁坏了', '=1+1', '"松动", 见图', '下一行\n再一行', '-3 度', ' 前后有空 ', '0012'];

export async function drawSchool(random: Random): Promise<DrawnSchool> {
  const drawn: DrawnSchool = { cases: await openCases(), records: new Map(), reported: new Set(), found: new Set() };
  const acts = [handIn, handIn, corrects, withdraws, reports, reports, moves, moves, moves, moves, moves] as const;
  for (let n = random.int(mostActs); n > 0; n--) {
    drawn.cases.school.clock.ms += random.chance(0.08) ? holidays : random.int(longestPause);
    // Longer than anybody stays signed in.
    drawn.cases.school.forgetCookies();
    await random.pick(acts)(random, drawn);
  }
  return drawn;
}

let made = 0;
const newId = (): string => cast.id(20_000 + (made++ % 40_000));

async function sends({ cases }: DrawnSchool, random: Random, by: Person, photos: readonly string[]): Promise<string[]> {
  const sent: string[] = [];
  for (const mark of photos) {
    if (random.chance(0.4)) continue;
    const bytes = picture(mark);
    const answer = await cases.school.ask(by, 'PUT', `/api/photos/${cast.sha256(bytes)}`, bytes);
    if (!answer.ok) throw new Error(`a photo was answered ${answer.status}: ${await answer.text()}`);
    sent.push(cast.sha256(bytes));
  }
  return sent;
}

/** Answers of which some are abnormal, and the photos these ask for, by what is on them. */
function drawAnswers(random: Random): { answers: Answer[]; marks: Map<string, string> } {
  const marks = new Map([['Z1-09', `photo ${made++}`]]);
  const shot = (item: string): string => cast.sha256(picture(marks.get(item)!));
  const changed: Answer[] = [];
  const note = random.pick(notes);
  for (const item of ['Z1-01', 'Z1-02'])
    if (random.chance(0.3)) {
      marks.set(item, `photo ${made++}`);
      changed.push(cast.answer(item, 'fail', { photos: [shot(item)], ...(note && { note }) }));
    }
  if (random.chance(0.2)) changed.push(cast.answer('Z1-03', null, { na: { reason: 'absent' } }));
  if (random.chance(0.3)) changed.push(cast.answer('Z1-04', random.int(250), note ? { note } : {}));
  if (random.chance(0.2)) changed.push(cast.answer('Z1-05', '红区'));
  if (random.chance(0.2)) changed.push(cast.answer('Z1-07', '2026-01-31'));
  changed.push(cast.answer('Z1-09', 'taken', { photos: [shot('Z1-09')] }));
  return { answers: cast.withAnswers(...changed), marks };
}

type Of = { subject: string; by: Person; place: Place; before?: Said };

async function submits(random: Random, drawn: DrawnSchool, { subject, by, place, before }: Of): Promise<void> {
  const { cases, records } = drawn;
  const { answers, marks } = drawAnswers(random);
  const now = cases.school.clock.ms;
  const body = cast.inspection({
    placeId: place.id,
    answers,
    photos: [...marks].map(([item, mark]) => cast.photo(item, cast.sha256(picture(mark)))),
    startedAt: cast.at(now - 60_000),
    finishedAt: cast.at(now),
    ...(before && !before.isWithdrawn && { correction: { reason: '写错了' } }),
  });
  const about = { id: newId(), subject, by: by.id, at: cast.at(now), supersedes: before?.last ?? null };
  const said = cast.entry('inspection-submitted', body, about);
  await cases.push(by, said);
  const had = new Set([...(before?.had ?? []), ...(await sends(drawn, random, by, [...marks.values()]))]);
  const photos = said.photos;
  records.set(subject, { by, place, isWithdrawn: false, at: now, answers, photos, had, last: said.id });
  for (const one of casesOf(drawn)) drawn.found.add(one);
}

async function handIn(random: Random, drawn: DrawnSchool): Promise<void> {
  const [by, places] = random.pick(walkers);
  await submits(random, drawn, { subject: newId(), by, place: random.pick(places) });
}

async function corrects(random: Random, drawn: DrawnSchool): Promise<void> {
  if (drawn.records.size === 0) return;
  const [subject, before] = random.pick([...drawn.records]);
  await submits(random, drawn, { subject, by: before.by, place: before.place, before });
}

async function withdraws(random: Random, { cases, records }: DrawnSchool): Promise<void> {
  const standing = [...records].filter(([, { isWithdrawn }]) => !isWithdrawn);
  if (standing.length === 0) return;
  const [subject, said] = random.pick(standing);
  const about = { id: newId(), subject, by: said.by.id, at: cast.at(cases.school.clock.ms), supersedes: said.last };
  const entry = cast.entry('inspection-withdrawn', { reason: '走错了' }, about);
  await cases.push(said.by, entry);
  records.set(subject, { ...said, isWithdrawn: true, last: entry.id });
}

async function reports(random: Random, { cases, reported, found }: DrawnSchool): Promise<void> {
  const [by, places] = random.pick(walkers);
  const id = await cases.report(by, {
    placeId: random.pick(places).id,
    category: random.pick(hazardCategories),
    text: random.pick(notes) || '插座发黑',
    suspectedMajor: random.chance(0.2),
    repair: random.chance(0.2) ? { kind: 'power' } : null,
  });
  reported.add(id);
  found.add(id);
}

/** A case goes some steps on, each taken by the first who may. */
async function moves(random: Random, drawn: DrawnSchool): Promise<void> {
  const all = casesOf(drawn);
  if (all.length === 0) return;
  const subject = random.pick(all);
  for (let n = 1 + random.int(mostSteps); n > 0; n--) await oneStep(random, drawn.cases, subject, random.pick(all));
}

async function oneStep(random: Random, cases: Cases, subject: string, into: string): Promise<void> {
  const before = await cases.hazard(subject);
  const what = random.pick<HazardDo>(likely[before.state] ?? ['comment']);
  const said = what === 'merge' ? { do: what, into, note: '' } : sayings[what](before);
  for (const by of handlers) {
    if (await cases.take(subject, by, said).then(() => true, passOver)) {
      cases.school.clock.ms += random.int(hour);
      return;
    }
  }
}

/** Only what the rules said no to. */
function passOver(error: unknown): false {
  if (error instanceof Error && error.message.startsWith('{"verdict":')) return false;
  throw error;
}

/** By what the checklist of the cast says of its items. */
export const isAbnormal = ({ itemId, value }: Answer): boolean =>
  value === 'fail' ||
  value === '红区' ||
  (itemId === 'Z1-04' && Number(value) < 125) ||
  (itemId === 'Z1-07' && typeof value === 'string' && value < '2026-11-22');

/** Those that stand by the last word of each record, and what was reported by itself. */
export function casesOf({ records, reported }: DrawnSchool): string[] {
  const found = [...records].flatMap(([subject, { answers, isWithdrawn }]) =>
    isWithdrawn ? [] : answers.filter(isAbnormal).map(({ itemId }) => hazardId(subject, itemId)),
  );
  return [...found, ...reported];
}
