// Everything 今日 shows, read from the phone in one question.
import { openDrafts } from '../../db/drafts.ts';
import { isReady, place, templates } from '../../db/documents.ts';
import type { DeviceDb, Draft } from '../../db/device-db.ts';
import { moment } from '../../db/moment.ts';
import { ownRecord, ownRecords, type RecordLine } from '../../db/records.ts';
import type { Person } from '../../domain/person.ts';
import { correctedMs } from '../../domain/moment.ts';
import type { Template } from '../../domain/template.ts';
import { dayKey } from '../format.ts';
import { dayPlus } from '../days.ts';
import { scopePlaces } from '../scope-places.ts';
import { offered, suggestions, type Habit, type Suggestion } from './suggest.ts';

export type Today = {
  ready: boolean;
  nowMs: number;
  drafts: Draft[];
  totals: Map<string, number>;
  scope: string[];
  done: RecordLine[];
  next: Suggestion[];
  offered: Template[];
};

/** Enough for a fortnight of somebody who walks three dormitories a night. */
const lookBack = 400;

export async function today(db: DeviceDb, person: Person): Promise<Today> {
  const nowMs = correctedMs(await moment(db));
  const day = dayKey(nowMs);
  const [ready, drafts, records, allTemplates, scope] = await Promise.all([
    isReady(db),
    openDrafts(db),
    ownRecords(db, lookBack),
    templates(db),
    scopePlaces(db, person),
  ]);
  const done = await habitsOf(db, records, dayPlus(day, -14));
  const visited = await Promise.all([...new Set(done.map(({ placeId }) => placeId))].map((id) => place(db, id)));
  const places = visited.flatMap((one) => one ?? []);
  const open = new Set(drafts.map((draft) => `${draft.placeId} ${draft.template.code}`));
  const next = suggestions(done, day, { templates: allTemplates, places, scope: person.scope }).filter(
    ({ place, template }) => !open.has(`${place.id} ${template.code}`),
  );
  const taken = new Set([...done.map(({ code }) => code), ...drafts.map((draft) => draft.template.code)]);
  return {
    ready,
    nowMs,
    drafts,
    totals: new Map(allTemplates.map((template) => [template.code, template.items.length])),
    scope: scope.map(({ name }) => name),
    done: records.filter((record) => record.day === day).reverse(),
    next,
    offered: offered(allTemplates, person.role, taken),
  };
}

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
