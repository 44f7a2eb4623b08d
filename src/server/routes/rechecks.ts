// 抽查复检: what is to be looked at a second time, for whoever may walk there; and how far both looks agree, for managers.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import type { InspectionRecord } from '../../domain/documents.ts';
import { correctedMs } from '../../domain/moment.ts';
import { protocol } from '../../domain/protocol.ts';
import { agreement, recheckBy, recheckMs, secondLook, type Side } from '../../domain/recheck.ts';
import { Refusal } from '../../domain/refusal.ts';
import { mostPairs, Pairs, type PairRow } from '../../domain/pair-reports.ts';
import { Rechecks, type RecheckRow } from '../../domain/recheck-reports.ts';
import { mostRemarkDays } from '../../domain/remark-reports.ts';
import { templateId } from '../../domain/template.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { asFile, listFile, onePage } from '../list-file.ts';
import { pairList, pairStates } from '../../domain/ledgers/quality-lists.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import { signedIn } from '../sessions.ts';
import type { Drawn, ToLookAt } from '../store/recheck-store.ts';
import type { RecordHead } from '../store/record-head.ts';
import { describe } from './describe.ts';
import { checkDays, Day, readQuery } from './query.ts';

const Query = v.strictObject({ from: Day, to: Day });
const FileQuery = v.strictObject({
  ...Query.entries,
  template: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]\d{1,2}$/))),
  pair: v.optional(v.picklist(['done', 'open', 'lapsed'])),
  ...asFile,
});
const noStore = { 'cache-control': 'no-store' };

export function recheckRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const ask = describe({
    summary:
      'Places that whoever asks may look at a second time, without what was found there; those with a checklist of the asker’s role first, then the most urgent',
    gives: Rechecks,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/rechecks', ask, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    if (person.role === 'admin') throw new Refusal('not-found');
    const at = now();
    const asked = { scope: person.scope, from: at - recheckMs, to: at + 1, limit: mostPairs };
    const open = await store.rechecks.toLookAt(school.id, person.id, asked);
    const mine = await Promise.all(
      open.map(async (drawn) => {
        const { placeId, template: of } = drawn.first.inspection;
        const place = await store.documents.read(school.id, 'place', placeId);
        const may = place && !place.retired && authorize(person, { do: 'submit-inspection', place });
        const template = await store.documents.read(school.id, 'template', templateId(of));
        const isUsual = template?.roles.includes(person.role) ?? false;
        return may ? [{ isUsual, row: toDo(drawn) }] : [];
      }),
    );
    const usualFirst = mine.flat().sort((a, b) => Number(b.isUsual) - Number(a.isUsual) || a.row.until - b.row.until);
    const answer: Rechecks = { protocol, rows: usualFirst.map(({ row }) => row), asOf: at };
    return c.json(answer, 200, noStore);
  });

  const askPairs = describe({
    summary: `Drawn inspections of up to ${mostRemarkDays} days with their second looks, newest first; for managers`,
    gives: Pairs,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/rechecks/pairs', askPairs, guard, async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const answer: Pairs = { protocol, ...(await pairsOf(who, readQuery(c, Query))), asOf: now() };
    return c.json(answer, 200, noStore);
  });

  async function pairsOf(who: SignedIn, days: { from: string; to: string }): Promise<Pick<Pairs, 'rows' | 'more'>> {
    const { person, school } = who;
    checkDays(days, mostRemarkDays);
    const [from, to] = [msOfWall(days.from, 0, school.timeZone), msOfWall(days.to, 1440, school.timeZone)];
    const { rows, more } = await store.rechecks.drawn(school.id, { scope: person.scope, from, to, limit: mostPairs });
    return { rows: await Promise.all(rows.map((drawn) => pairOf(parts, who, drawn))), more };
  }

  const take = describe({
    summary: `The same pairs, or those of one checklist or in one state, as a workbook or as CSV; for managers`,
    givesFile: [xlsxType, csvType],
    query: Object.keys(FileQuery.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/rechecks/pairs/file', take, guard, async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { as, template, pair, ...days } = readQuery(c, FileQuery);
    const { rows } = await pairsOf(who, days);
    const shown = rows.filter((row) => (!template || row.template.code === template) && (!pair || row.state === pair));
    return listFile(c, parts, {
      what: 'rechecks',
      form: pairList,
      filter: { ...days, template, pair: pair && pairStates[pair] },
      as,
      pages: onePage(shown),
    });
  });
}

const templateOf = ({ inspection, templateName }: RecordHead) => ({
  code: inspection.template.code,
  name: templateName,
});

const toDo = ({ first, drawnAt }: ToLookAt): RecheckRow => ({
  id: first.id,
  placeId: first.inspection.placeId,
  placeName: first.placeName,
  template: templateOf(first),
  finishedAt: drawnAt,
  until: recheckBy(drawnAt),
});

export async function pairOf(parts: Parts, { school }: SignedIn, { first, others, drawnAt }: Drawn): Promise<PairRow> {
  const { id, day, placeName, byName } = first;
  const until = recheckBy(drawnAt);
  const about = { id, day, placeName, template: templateOf(first), byName, finishedAt: drawnAt, until };
  const second = secondLook(first, others);
  if (!second) {
    const state = parts.now() < until ? 'open' : 'lapsed';
    return { ...about, state, second: null, compared: 0, agreed: 0, differs: [] };
  }
  const [one, other] = await Promise.all([first, second].map((record) => sideOf(parts, school.id, record)));
  if (!one || !other) throw new Error(`the record ${id} stands on a template that is gone`);
  const seen = { id: second.id, byName: second.byName, finishedAt: correctedMs(second.inspection.finishedAt) };
  return { ...about, state: 'done', second: seen, ...agreement(school.timeZone, one, other) };
}

async function sideOf({ store }: Parts, schoolId: string, record: InspectionRecord): Promise<Side | undefined> {
  const template = await store.documents.read(schoolId, 'template', templateId(record.inspection.template));
  return template && { by: record.by, template, inspection: record.inspection };
}
