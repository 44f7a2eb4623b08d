// What phones hold: said by the phone before it sends, asked by managers who want to know what is missing.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { daysAfter } from '../../domain/calendar.ts';
import { authorize } from '../../domain/authorize.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { Person } from '../../domain/person.ts';
import { forgottenMs, isInGroup, phoneGroups, phoneStanding, standings, type PhoneGroup } from '../../domain/phone.ts';
import { Announce, AnnounceAnswer, protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { phoneList } from '../../domain/ledgers/lists.ts';
import { Phones, type PhoneRow } from '../../domain/reports.ts';
import { Id } from '../../domain/schema/text.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { handingIn } from '../handing-in.ts';
import { asFile, listFile, onePage } from '../list-file.ts';
import { readJson, readMessage } from '../read-body.ts';
import { agentOf, signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import { version } from '../version.ts';
import { describe } from './describe.ts';
import { readQuery } from './query.ts';
import { roundRows } from './rounds.ts';

/** As the screen calls them. */
const groupNames: Record<PhoneGroup, string> = {
  unsent: '数据被清掉或超过一天没传完',
  lost: '数据被清掉',
  late: '超过一天没传完',
  unheard: '没报到或没交齐',
};
const FileQuery = v.strictObject({
  show: v.optional(v.picklist(Object.keys(phoneGroups) as PhoneGroup[])),
  ...asFile,
});
const noStore = { 'cache-control': 'no-store' };

export function phoneRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const tell = describe({
    summary: 'What a phone holds and will send; never needed before sending it',
    takes: Announce,
    gives: AnnounceAnswer,
    refuses: ['bad-json', 'bad-shape', 'login', 'revoked', 'csrf', 'too-large', 'not-json', 'unknown-field'],
  });
  app.post('/api/announce', tell, handingIn(parts), async (c) => {
    const { person, school, device } = c.get('sender');
    const { items, lost, device: named } = readMessage(Announce, await readJson(c));
    const deviceId = device ?? named;
    const said = { schoolId: school.id, personId: person.id, deviceId, agent: agentOf(c), items, lost, at: now() };
    await store.phones.announce(said);
    const answer: AnnounceAnswer = { protocol, serverTime: now() };
    return c.json(answer, 200, noStore);
  });

  /** Those of the people this manager answers for. */
  async function seenBy({ person, school }: SignedIn): Promise<(personId: string) => Person | undefined> {
    const people = new Map((await store.documents.people(school.id)).map((one) => [one.id, one]));
    const visible = new Set<string>();
    for (const { id, scope } of people.values()) {
      const places = await Promise.all(scope.map((place) => store.documents.read(school.id, 'place', place)));
      if (authorize(person, { do: 'read-phone', places })) visible.add(id);
    }
    return (personId) => (visible.has(personId) ? people.get(personId) : undefined);
  }

  /** Worst first. */
  async function rowsFor(who: SignedIn, asOf: number): Promise<PhoneRow[]> {
    const seen = await seenBy(who);
    const lines = await store.phones.list(who.school.id, asOf - forgottenMs);
    const rounds = await silentRounds(parts, who, asOf);
    const heardAt = await store.phones.heardAt(who.school.id);
    const rows = lines.flatMap((line): PhoneRow[] => {
      const owner = seen(line.personId);
      // What somebody walked is in the phone used last.
      const mayHold = line.lastSeenAt === heardAt.get(line.personId) ? rounds.get(line.personId) : undefined;
      return owner ? [{ ...line, personName: owner.name, ...(mayHold && { mayHold }) }] : [];
    });
    return rows.sort(worstFirst(asOf));
  }

  const ask = describe({
    summary: 'Phones and what they owe, worst first; for managers',
    gives: Phones,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/phones', ask, guard, async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const asOf = now();
    const answer: Phones = { protocol, rows: await rowsFor(who, asOf), version: version(), asOf };
    return c.json(answer, 200, noStore);
  });

  const take = describe({
    summary: 'The same list as a workbook or as CSV, of one group where that is asked; for managers',
    givesFile: [xlsxType, csvType],
    query: Object.keys(FileQuery.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/phones/file', take, guard, async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { as, show } = readQuery(c, FileQuery);
    const at = now();
    const rows = await rowsFor(who, at);
    const shown = rows.filter((row) => show === undefined || isInGroup(show, phoneStanding(row, at)));
    const filter = { standing: show && groupNames[show] };
    return listFile(c, parts, { what: 'phones', form: phoneList, filter, as, pages: onePage(shown) });
  });

  const settle = describe({
    summary: 'What a phone owes is not waited for any more; it is still taken in',
    status: 204,
    refuses: ['login', 'revoked', 'csrf', 'not-found'],
  });
  app.post('/api/phones/:person/:device/settled', settle, guard, async (c: Context<PatrolEnv>) => {
    const who = c.get('signedIn');
    const [personId, device] = [c.req.param('person'), c.req.param('device')];
    const isKnown = v.is(Id, personId) && v.is(Id, device) && (await seenBy(who))(personId) !== undefined;
    if (!isKnown || !(await store.phones.settle(who.school.id, personId, device, now())))
      throw new Refusal('not-found');
    return c.body(null, 204);
  });
}

/** By person, those of yesterday and today that may still be in a phone. */
async function silentRounds(parts: Parts, who: SignedIn, now: number): Promise<Map<string, PhoneRow['mayHold']>> {
  const today = dayOf(now, who.school.timeZone);
  const found = new Map<string, NonNullable<PhoneRow['mayHold']>>();
  for (const { silent = [], id, planName, plannedAt } of await roundRows(parts, who, {
    from: daysAfter(today, -1),
    to: today,
  }))
    for (const { id: person } of silent) found.set(person, [...(found.get(person) ?? []), { id, planName, plannedAt }]);
  return found;
}

const worstFirst =
  (now: number) =>
  (a: PhoneRow, b: PhoneRow): number =>
    standings.indexOf(phoneStanding(a, now)) - standings.indexOf(phoneStanding(b, now)) ||
    (a.owed.since ?? a.lastSeenAt) - (b.owed.since ?? b.lastSeenAt);
