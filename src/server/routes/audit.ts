// Who did what to whom, for those who look after the whole school.
import type { Hono } from 'hono';
import * as v from 'valibot';
import {
  Audit,
  auditGroupNames,
  auditGroups,
  auditGroupsFor,
  mostAuditWords,
  type AuditKind,
  type AuditRow,
} from '../../domain/audit.ts';
import { auditKindNames, auditWhats } from '../../domain/audit-words.ts';
import { authorize } from '../../domain/authorize.ts';
import { auditList } from '../../domain/ledgers/lists.ts';
import { protocol } from '../../domain/protocol.ts';
import { maxRows } from '../../domain/reports.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Id } from '../../domain/schema/text.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { asFile, everyPage, listFile } from '../list-file.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import { describe } from './describe.ts';
import { Before, Day, Limit, readQuery, writePageEnd, type PageEnd } from './query.ts';

const asking = {
  group: v.optional(v.picklist(auditGroupNames)),
  person: v.optional(Id),
  /** One day, as an earlier version asks. */
  day: v.optional(Day),
  from: v.optional(Day),
  to: v.optional(Day),
  words: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(mostAuditWords))),
};
const Question = v.strictObject({ ...asking, before: Before, limit: Limit });
const FileQuestion = v.strictObject({ ...asking, ...asFile });
type Asked = v.InferOutput<v.ObjectSchema<typeof asking, undefined>>;

/** Lines are looked through for words so many at a time, and so often for one page: the rest is found by asking on. */
const mostLooks = 20;

export function auditRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  /** The lines of this question for this asker, and where the next of them is looked for. */
  async function linesOf(
    { person: asker, school }: SignedIn,
    { group, person, day, from = day, to = day, words }: Asked,
  ) {
    const kinds = auditGroupsFor(asker)
      .filter((one) => group === undefined || one === group)
      .flatMap((one): readonly AuditKind[] => auditGroups[one]);
    const people = await store.documents.people(school.id);
    const names = new Map(people.map((one) => [one.id, one.name]));
    const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
    const filter = {
      kinds,
      person,
      ...(from !== undefined && { from: msOfWall(from, 0, school.timeZone) }),
      ...(to !== undefined && { to: msOfWall(to, 24 * 60, school.timeZone) }),
    };
    const page = async (before: PageEnd | undefined, limit: number) => {
      const rows: AuditRow[] = [];
      let at = before;
      for (let looks = 0; looks < mostLooks; looks++) {
        const { lines, more } = await store.audit.list(school.id, {
          ...filter,
          before: at,
          limit: words ? maxRows : limit,
        });
        for (const { id, at: when, kind, by, about, facts } of lines) {
          const row = { id, at: when, kind, byName: nameOf(by), aboutName: nameOf(about), facts };
          at = { at: when, id };
          if (!words || stands(row, words)) rows.push(row);
          if (words && rows.length === limit) return { rows, next: at };
        }
        if (!more) return { rows, next: null };
        if (!words) break;
      }
      return { rows, next: at ?? null };
    };
    return { page, people };
  }

  const ask = describe({
    summary: 'Who did what to whom, newest first; for managers of the whole school and who keeps the accounts',
    gives: Audit,
    query: Object.keys(Question.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/audit', ask, guard, async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'look-after-school' })) throw new Refusal('not-found');
    const { before, limit, ...asked } = readQuery(c, Question);
    const { page, people } = await linesOf(who, asked);
    const { rows, next } = await page(before, limit);
    const answer: Audit = {
      protocol,
      rows,
      next: next && writePageEnd(next),
      people: people.map(({ id, name }) => ({ id, name })),
      groups: auditGroupsFor(who.person),
      asOf: now(),
    };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const take = describe({
    summary: 'The same list whole, as a workbook or as CSV',
    givesFile: [xlsxType, csvType],
    query: Object.keys(FileQuestion.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/audit/file', take, guard, async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'look-after-school' })) throw new Refusal('not-found');
    const { as, ...asked } = readQuery(c, FileQuestion);
    const { page } = await linesOf(who, asked);
    // The words that were looked for are the asker's own, and in no file.
    const { words: _words, ...filter } = asked;
    return listFile(c, parts, { what: 'audit', form: auditList, filter, as, pages: everyPage(page) });
  });
}

/** Names, what was done, and what was said with it: file names and places too. */
function stands({ kind, byName, aboutName, facts }: AuditRow, words: string): boolean {
  const { name, what = '', address } = facts;
  const text = [auditKindNames[kind], byName, aboutName, name, auditWhats[what] ?? what, address].join('\n');
  return words.split(/\s+/).every((word) => text.toLowerCase().includes(word.toLowerCase()));
}
