// Every route, asked by everybody about everything, and compared with the reference policy (P17).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownSchemas, type EntryKind } from '../../../src/domain/entry.ts';
import { roles } from '../../../src/domain/person.ts';
import * as cast from '../../cast.ts';
import { accountsIn, ask, codeOf, isLetIn, marksIn, shape, type Answered } from './ask.ts';
import { Campus, type Staff } from './campus.ts';
import { Server } from './server.ts';
import { isQuick } from '../size.ts';
import { cellsOf, nameOf, routesOf, type Cell } from './cells.ts';
import { noId } from './found/found.ts';
import type { Register } from '../../../src/domain/register-reports.ts';
import { byToken, mayKnow, mayFollow, mayRead, maySee, open, policy, sayings, type Thing } from './policy.ts';
import { reportCases, sealBoxes } from './set-out.ts';
import { spoken } from './spoken.ts';

const server = new Server();
const campus = new Campus();
const routes = routesOf(server);
// What a token reads is asked in tokens.test.ts.
const guarded = routes.filter((route) => !open.includes(nameOf(route)) && !(nameOf(route) in byToken));
beforeAll(() => campus.found(server));
afterAll(async () => {
  await server.close();
  if (server.faults.length > 0) throw new AggregateError(server.faults, 'the rules fell over');
});

const recordOf = (mark: string): Thing => {
  const record = campus.handedIn.find((one) => one.mark === mark);
  if (!record) throw new Error(`nobody wrote ${mark}`);
  return record;
};

const nowhere: Thing = { is: 'whole', in: 'dorm', by: null };

/** Sessions under which nothing was asked that could end one; whatever may change something has a session of its own. */
const reading = new Map<string, string>();

async function askAs(who: Staff, cell: Cell): Promise<Answered> {
  const changes = cell.method !== 'GET' && cell.method !== 'HEAD';
  if (changes) reading.clear();
  const cookie = (changes ? undefined : reading.get(who.id)) ?? (await server.cookie(campus.school.id, who.id)).cookie;
  if (!changes) reading.set(who.id, cookie);
  return ask(server, cell, cookie);
}

test('every route has its line in the reference policy, and every line its route', () => {
  const lines = new Set([...open, ...Object.keys(byToken), ...Object.keys(policy)]);
  const missing = routes.map(nameOf).filter((name) => !lines.has(name));
  const how = missing.map(
    (name) =>
      `${name} has no line in tests/proof/access/policy.ts. Say there who may ask it, from the papers and not from its code: ` +
      `'${name}': leader (or keeper, staff, owner, or a line of its own); name it in \`open\` only if strangers may. ` +
      `If it takes a body or a parameter, cells.ts beside it needs one that does something.`,
  );
  expect(how).toEqual([]);
  expect([...lines].filter((name) => !routes.some((route) => nameOf(route) === name))).toEqual([]);
});

test('the oracle sees an account and a mark where they are shown', async () => {
  const boss = campus.as('principal');
  const people = await askAs(boss, { what: '', thing: nowhere, method: 'GET', path: '/api/people' });
  expect(accountsIn(people.text).size).toBe(campus.everybody.length);
  expect(
    accountsIn((await askAs(boss, { what: '', thing: nowhere, method: 'GET', path: '/api/changes' })).text).size,
  ).toBe(campus.everybody.length);
  const one = campus.records.find(({ is }) => is === 'whole')!;
  const read = await askAs(boss, { what: '', thing: one, method: 'GET', path: `/api/inspections/${one.id}` });
  expect(marksIn(read.text)).toEqual(new Set([one.mark]));
  const photo = await askAs(boss, {
    what: '',
    thing: one,
    method: 'GET',
    path: `/api/inspections/${one.id}/photos/${one.sha256}`,
  });
  expect(marksIn(photo.text)).toEqual(new Set([one.mark]));
});

test('every kind of entry has its line in the reference policy', () => {
  expect(Object.keys(sayings).sort()).toEqual(Object.keys(knownSchemas).sort());
});

describe('nobody gets in without a living session', () => {
  const strangers: [string, string, () => Promise<string | null>][] = [
    ['nobody', 'login', async () => null],
    ['a forged cookie', 'login', async () => `patrol=${'A'.repeat(43)}`],
    ['an empty cookie', 'login', async () => 'patrol='],
    ['the hash of a token for the token', 'login', async () => `patrol=${cast.sha256('token')}`],
    [
      'a session that was signed out',
      'login',
      () => endedBy((id) => server.parts.store.sessions.end(campus.school.id, id)),
    ],
    [
      'a session that was revoked',
      'revoked',
      () => endedBy((id) => server.parts.store.sessions.revoke(campus.school.id, id, null, server.clock.ms)),
    ],
    ['a session nobody used for two weeks', 'login', () => agedBy(14 * 86_400_000 + 1)],
  ];
  async function endedBy(end: (sessionId: string) => Promise<unknown>): Promise<string> {
    const { cookie, sessionId } = await server.cookie(campus.school.id, campus.as('principal').id);
    await end(sessionId);
    return cookie;
  }
  async function agedBy(ms: number): Promise<string> {
    server.clock.ms -= ms;
    const { cookie } = await server.cookie(campus.school.id, campus.as('principal').id);
    server.clock.ms += ms;
    return cookie;
  }

  test.each(strangers)('%s', async (_who, expected, cookieOf) => {
    for (const route of guarded) {
      const answers = new Set<string>();
      for (const cell of await cellsOf(route, campus, server, campus.as('principal'))) {
        const answer = await ask(server, cell, await cookieOf());
        const code = cell.method === 'HEAD' ? expected : codeOf(answer);
        expect.soft([nameOf(route), cell.what, answer.status, code]).toEqual([nameOf(route), cell.what, 401, expected]);
        answers.add(JSON.stringify(shape(answer)));
      }
      expect.soft(answers.size, `${nameOf(route)} answers a stranger in more than one way`).toBe(1);
    }
  });
});

test.each(roles)('%s, in every scope, at every route, about everything', async (role) => {
  const wrong: string[] = [];
  let asked = 0;
  const ofRole = campus.staff.filter((one) => one.role === role);
  // In `npm run check` each role in one of its scopes, another one for each role.
  const asking = isQuick ? [ofRole[roles.indexOf(role) % ofRole.length]!] : ofRole;
  for (const who of asking) {
    for (const route of guarded) {
      const cells = await cellsOf(route, campus, server, who);
      const absent = new Map<string, string>();
      for (const cell of cells) {
        const answer = await askAs(who, cell);
        asked += 1;
        const where = `${role} of ${who.covers}: ${nameOf(route)}, ${cell.what}`;
        const may = policy[nameOf(route)]?.(who, cell.thing) ?? false;
        if (answer.status >= 500) wrong.push(`${where}: ${answer.status}`);
        if (isLetIn(answer) !== may) wrong.push(`${where}: ${may ? 'is kept out' : 'is let in'} (${answer.status})`);
        for (const mark of marksIn(answer.text)) {
          const isOpen = nameOf(route) === 'GET /api/changes' && isOpenFor(who, recordOf(mark));
          const isFollowed = nameOf(route).startsWith('GET /api/hazards/:id') && mayFollow(who, recordOf(mark));
          if (!mayRead(who, recordOf(mark)) && !isOpen && !isFollowed) wrong.push(`${where}: is shown ${mark}`);
        }
        for (const id of accountsIn(answer.text)) {
          if (!mayKnow(who, id)) wrong.push(`${where}: is shown the account ${id}`);
        }
        if (!may) absent.set(JSON.stringify(shape(answer)), where);
      }
      if (absent.size > 1) wrong.push(`forbidden and absent are told apart: ${[...absent.values()].join(' | ')}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(asking.length * guarded.length);
});

test('the register shows each reader the canteens of the own scope, and no other', async () => {
  const box = { dorm: await campus.keepBox(server, 'dorm'), canteen: await campus.keepBox(server, 'canteen') };
  const readers = campus.staff.filter((who) => policy['GET /api/samples']?.(who, nowhere));
  for (const who of readers) {
    const path = '/api/samples?from=2026-11-22&to=2026-11-22';
    const { samples } = JSON.parse(
      (await askAs(who, { what: '', thing: nowhere, method: 'GET', path })).text,
    ) as Register;
    for (const where of ['dorm', 'canteen'] as const) {
      const isShown = samples.some(({ id }) => id === box[where].id);
      expect
        .soft([who.role, who.covers, where, isShown])
        .toEqual([who.role, who.covers, where, maySee(who, { ...nowhere, in: where })]);
    }
  }
  expect(readers.length).toBeGreaterThan(8);
});

/** Its hazard is open, where this person walks. */
const isOpenFor = (who: Staff, thing: Thing): boolean =>
  (thing.is === 'whole' || thing.is === 'photo missing') && maySee(who, thing);

/** Every page of a list, as one text. */
async function all(who: Staff, path: string): Promise<string> {
  let text = '';
  for (let next: string | null = ''; next !== null;) {
    const page = await askAs(who, {
      what: '',
      thing: { is: 'whole', in: 'dorm', by: null },
      method: 'GET',
      path: path + next,
    });
    if (page.status === 404) return '';
    text += page.text;
    const {
      next: before = null,
      cursor,
      more,
    } = JSON.parse(page.text) as { next?: string | null; cursor?: string; more?: boolean };
    next = path.includes('changes') ? (more ? `?after=${cursor}` : null) : before && `&before=${before}`;
  }
  return text;
}

test('lists and pull show exactly the records one may read, each to its own', async () => {
  for (const who of campus.staff) {
    const readable = campus.handedIn.filter((record) => mayRead(who, record));
    const own = readable.filter(({ by }) => by === who.id).map(({ mark }) => mark);
    const inScope = readable.filter(
      (record) =>
        policy['GET /api/inspections']?.(who, record) && (who.covers === 'school' || who.covers === record.in),
    );
    const told = `${who.role} of ${who.covers}`;
    const open = campus.handedIn.filter((record) => isOpenFor(who, record)).map(({ mark }) => mark);
    const pull = await all(who, '/api/changes');
    const [pulled, may] = [marksIn(pull), new Set([...own, ...open])];
    expect
      .soft(
        [...pulled].filter((mark) => !may.has(mark)),
        `${told}: pull`,
      )
      .toEqual([]);
    // Of what is open where one walks a phone holds the gravest and newest, and hears how many more there are (C8).
    const beyond = Number(/"beyond":(\d+)/.exec(pull)?.[1] ?? 0);
    expect.soft(may.size - pulled.size, `${told}: pull, beyond`).toBe(beyond);
    const hazards = policy['GET /api/inspections']?.(who, recordOf(campus.records[0]?.mark ?? ''))
      ? inScope.map(({ mark }) => mark)
      : own;
    expect.soft(marksIn(await all(who, '/api/hazards?limit=500')), `${told}: hazards`).toEqual(new Set(hazards));
    const both = ['submitted', 'withdrawn'].map((state) => all(who, `/api/inspections?limit=500&state=${state}`));
    const rows = (await Promise.all(both)).join('').matchAll(/"id":"([0-9a-f-]{36})","placeName"/g);
    const listed = new Set([...rows].map(([, id]) => id));
    expect.soft(listed, `${told}: inspections`).toEqual(new Set(inScope.map(({ id }) => id)));
  }
});

test('HEAD tells no more than GET, and what is not in the table is nothing', async () => {
  const who = campus.as('principal');
  for (const route of guarded.filter(({ method, path }) => method === 'GET' && path !== '/api/photos/:sha256')) {
    const [cell] = await cellsOf(route, campus, server, who);
    if (!cell) throw new Error(`${nameOf(route)} was asked nothing`);
    const [get, head] = [await askAs(who, cell), await askAs(who, { ...cell, method: 'HEAD' })];
    expect.soft([nameOf(route), head.status, head.text]).toEqual([nameOf(route), get.status, '']);
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const known = new Set(routes.filter((route) => route.path === path).map(({ method }) => method));
    const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'LINK'].filter((method) => !known.has(method));
    for (const method of others) {
      const answer = await askAs(who, {
        what: '',
        thing: recordOf(campus.records[0]?.mark ?? ''),
        method,
        path: path.replaceAll(/:\w+/g, noId),
        body: method === 'GET' ? undefined : {},
      });
      expect.soft([method, path, answer.status, codeOf(answer)]).toEqual([method, path, 405, 'method-not-allowed']);
    }
  }
});

// Last, because it takes records back.
test.each(Object.keys(knownSchemas) as EntryKind[])('%s in the ledger, said by everybody', async (kind) => {
  const wrong: string[] = [];
  const sealedBoxes = kind === 'samples-handed-over' ? await sealBoxes(campus, server) : [];
  const newCases = kind === 'hazard-handled' ? await reportCases(campus, server) : [];
  for (const who of campus.staff) {
    const refusals = new Set<string>();
    for (const { what, thing, entry } of spoken(campus, { sealedBoxes, newCases }, who, kind)) {
      const [outcome] = await campus.say(server, who, entry);
      const expected = sayings[kind](who, thing);
      const where = `${who.role} of ${who.covers}, ${what}`;
      if (outcome?.verdict !== expected) wrong.push(`${where}: ${outcome?.verdict}, not ${expected}`);
      if (outcome?.verdict === 'refused') refusals.add(outcome.code);
    }
    if (refusals.size > 1) wrong.push(`${who.role} of ${who.covers} is told why: ${[...refusals].join(', ')}`);
    const [inAnothersName] = await campus.say(
      server,
      who,
      campus.entry({ ...who, id: campus.walker.id }, 'inspection-submitted', cast.inspection()),
    );
    if (inAnothersName?.verdict !== 'quarantined') wrong.push(`in another's name: ${inAnothersName?.verdict}`);
  }
  expect(wrong).toEqual([]);
});
