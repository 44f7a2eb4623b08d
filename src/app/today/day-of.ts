// What was done today, and what suggests itself by the habits of the last fortnight.
import { openDrafts } from '../../db/drafts.ts';
import { placesWith, templates } from '../../db/documents.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import { moment } from '../../db/moment.ts';
import { ownRecord, ownRecords, type RecordLine } from '../../db/records.ts';
import { walksRounds } from '../../db/own-rounds.ts';
import { casesWaiting } from '../../db/cases-waiting.ts';
import { isKitchenStaff, type Person } from '../../domain/person.ts';
import { correctedMs } from '../../domain/moment.ts';
import type { Template } from '../../domain/template.ts';
import { dayKey } from '../format.ts';
import { dayPlus } from '../days.ts';
import { offered, pairKey, suggestions, type Habit, type Suggestion } from './suggest.ts';

/** `idle`: nothing to show here, and nobody has given this person anything to do, today or on other days. */
export type Day = { done: RecordLine[]; next: Suggestion[]; offered: Template[]; idle: boolean };

/** Enough for a fortnight of somebody who makes ten rounds a day. */
const lookBack = 140;

export async function dayOf(db: DeviceDb, person: Person): Promise<Day> {
  const today = dayKey(correctedMs(await moment(db)));
  const [drafts, records, allTemplates] = await Promise.all([openDrafts(db), ownRecords(db, lookBack), templates(db)]);
  const done = await habitsOf(db, records, dayPlus(today, -14));
  const places = await placesWith(db, [...new Set(done.map(({ placeId }) => placeId))]);
  const open = new Set(drafts.map((draft) => pairKey(draft.placeId, draft.template.code)));
  const next = suggestions(done, today, { templates: allTemplates, places, scope: person.scope });
  const taken = new Set([...done.map(({ code }) => code), ...drafts.map((draft) => draft.template.code)]);
  const shown = {
    done: records.filter((record) => record.day === today).reverse(),
    next: next.filter((pair) => !open.has(pairKey(pair.place.id, pair.template.code))),
    offered: offered(allTemplates, person.role, taken),
  };
  const isEmpty = shown.done.length + shown.next.length + shown.offered.length === 0;
  return { ...shown, idle: isEmpty && !(await hasTasks(db, person)) };
}

const hasTasks = async (db: DeviceDb, person: Person): Promise<boolean> =>
  isKitchenStaff(person) || (await walksRounds(db, person)) || (await casesWaiting(db)) > 0;

/** The list carries only names; each pair of names is looked into once. */
async function habitsOf(db: DeviceDb, records: readonly RecordLine[], since: string): Promise<Habit[]> {
  const newest = new Map<string, RecordLine>();
  for (const record of records) {
    const key = `${record.placeName} ${record.templateName.zh}`;
    if (record.day >= since && !newest.has(key)) newest.set(key, record);
  }
  const found = await Promise.all(
    [...newest.values()].map(async (record) => {
      const own = await ownRecord(db, record.id);
      return own ? [{ placeId: own.inspection.placeId, code: own.inspection.template.code, day: record.day }] : [];
    }),
  );
  return found.flat();
}
