// Two schools in one database: whatever one school's people ask with the other's ids is answered as if it were not there
// (T1-T3, T33). The second school is moved in row by row from a database of its own, every table that has a school.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeCode } from '../../../src/domain/place-code.ts';
import * as cast from '../../cast.ts';
import { accountsIn, ask, codeOf, isLetIn, marksIn, shape, type Answered } from './ask.ts';
import { sized } from '../size.ts';
import { Campus, type Staff } from './campus.ts';
import { giveToken } from './outsiders.ts';
import { picture } from './picture.ts';
import { password, Server } from './server.ts';
import { cellsOf, nameOf, routesOf, type Cell } from './cells.ts';
import { noId } from './found/found.ts';
import { open } from './policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'patrol-schools-'));
const [ours, theirs] = [new Campus(), new Campus(30_000)];
let server: Server;

/** Tables whose rows belong to no school: what they hold is the server's own. */
const schoolless = new Set(['meta']);
/** The index of words is no table of rows: it is made anew from the documents. */
const isOfTheSearch = (table: string): boolean => table.startsWith('search_');

beforeAll(async () => {
  const [file, other] = [join(folder, 'ours.sqlite'), join(folder, 'theirs.sqlite')];
  const theirServer = new Server(other);
  await theirs.found(theirServer);
  const bytes = await Promise.all(
    theirs.handedIn.filter(({ is }) => is === 'whole').map(({ sha256 }) => theirServer.parts.photos.read(sha256)),
  );
  await theirServer.close();
  const first = new Server(file);
  await ours.found(first);
  await first.parts.store.close();
  moveIn(file, other);
  server = new Server(file);
  for (const one of [...bytes, ...ours.handedIn.filter(({ is }) => is === 'whole').map(({ mark }) => picture(mark))]) {
    await server.parts.photos.put(
      cast.sha256(one),
      (async function* () {
        yield one;
      })(),
    );
  }
  await first.close().catch(() => undefined);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Numbers that count on over all schools of a database. */
const counted = new Set(['pictures.n', 'pictures.earlier']);

function moveIn(file: string, other: string): void {
  const db = new DatabaseSync(file);
  db.exec(`ATTACH '${other}' AS other`);
  const tables = db
    .prepare(`SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all();
  db.exec('BEGIN; PRAGMA defer_foreign_keys = ON');
  for (const { name } of tables) {
    if (schoolless.has(String(name)) || isOfTheSearch(String(name))) continue;
    const columns = db
      .prepare(`SELECT name FROM pragma_table_info('${String(name)}')`)
      .all()
      .map((row) => String(row['name']));
    const isOfASchool = columns.includes('school_id') || name === 'schools';
    if (!isOfASchool)
      throw new Error(
        `The table ${String(name)} has no school_id: give it one, or name it in \`schoolless\` of this test.`,
      );
    const values = columns.map((column) => (counted.has(`${String(name)}.${column}`) ? `${column} + 1000000` : column));
    db.exec(
      `INSERT INTO main.${String(name)} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM other.${String(name)}`,
    );
  }
  db.exec(`INSERT INTO meta (key, value) VALUES ('search-due', '1')`);
  db.exec('COMMIT');
  db.close();
}

const sides: [string, Campus, Campus][] = [
  ['ours', ours, theirs],
  ['theirs', theirs, ours],
];
/** Who may ask most first, then who may ask something, and who only keeps accounts. */
const spies = (campus: Campus): Staff[] =>
  [
    campus.as('principal'),
    campus.as('patrol_dorm', 'dorm'),
    campus.as('admin'),
    campus.as('logistics_head', 'dorm'),
    campus.as('repair', 'nowhere'),
  ].slice(0, sized({ quick: 2, commit: 3, proof: 5 }));
const plain = { is: 'whole', in: 'dorm', by: null } as const;

async function askAs(campus: Campus, who: Staff, cell: Pick<Cell, 'method' | 'path' | 'body' | 'headers'>) {
  const { cookie } = await server.cookie(campus.school.id, who.id);
  return ask(server, { what: '', thing: plain, ...cell }, cookie);
}

/** A ledger is named by the law, and by the same word in every school; the copy of a draft is one's own, whatever its id. */
const hasId = (path: string): boolean => path.includes(':') && !/^\/api\/(ledgers|drafts)\//.test(path);

test('both schools are here and alive', async () => {
  for (const [, campus] of sides) {
    const listed = await askAs(campus, campus.as('principal'), { method: 'GET', path: '/api/inspections?limit=1' });
    const { totals } = JSON.parse(listed.text) as { totals: { received: number } };
    expect(totals.received).toBe(campus.handedIn.filter(({ is }) => is === 'whole' || is === 'photo missing').length);
    const one = campus.handedIn.find(({ is }) => is === 'whole')!;
    const photo = await askAs(campus, campus.as('principal'), {
      method: 'GET',
      path: `/api/inspections/${one.id}/photos/${one.sha256}`,
    });
    expect([photo.status, [...marksIn(photo.text)]]).toEqual([200, [one.mark]]);
    expect(await server.parts.store.ledger.firstBreak(campus.school.id)).toBeNull();
  }
});

test.each(sides)('every route, with the ids of the other school: %s', async (_name, campus, foreign) => {
  const wrong: string[] = [];
  let asked = 0;
  for (const route of routesOf(server).filter((one) => !open.includes(nameOf(one)))) {
    // Asked as the foreign walker, so that "own" things are the other school's.
    const cells = await cellsOf(route, foreign, server, foreign.walker);
    for (const who of spies(campus)) {
      for (const cell of cells) {
        const answer = await askAs(campus, who, cell);
        const where = `${who.role}: ${nameOf(route)}, ${cell.what}`;
        asked += 1;
        if (hasId(route.path) && isLetIn(answer)) wrong.push(`${where}: is let in (${answer.status})`);
        if (answer.status >= 500) wrong.push(`${where}: ${answer.status}`);
        wrong.push(...shown(foreign, answer.text).map((what) => `${where}: is shown ${what}`));
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(40 * spies(campus).length);
});

/** What of another school an answer shows: marks, accounts, its name, its id. */
function shown(foreign: Campus, text: string): string[] {
  const marks = [...marksIn(text)].filter((mark) => foreign.handedIn.some((one) => one.mark === mark));
  const accounts = [...accountsIn(text)].filter((id) => foreign.everybody.some((one) => one.id === id));
  const places = Object.values(foreign.places).filter(({ id }) => text.includes(`"id":"${id}","kind"`));
  return [
    ...marks,
    ...accounts,
    ...places.map(({ name }) => name),
    ...(text.includes(`"${foreign.school.id}"`) ? ['its id'] : []),
  ];
}

test.each(sides)(
  'every list and every filter, with the ids of the other school: %s',
  async (_name, campus, foreign) => {
    const described = await ask(server, { what: '', thing: plain, method: 'GET', path: '/api/openapi.json' }, null);
    const { paths } = JSON.parse(described.text) as {
      paths: Record<string, { get?: { parameters?: { name: string; in: string }[] } }>;
    };
    const lists = Object.entries(paths).flatMap(([path, { get }]) =>
      (get?.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => ({ path, name })),
    );
    expect(lists).toContainEqual({ path: '/api/inspections', name: 'place' });
    const values = [foreign.places.dorm.id, foreign.walker.id, foreign.school.id, foreign.handedIn[0]!.id];
    for (const { path, name } of lists) {
      // A saved list says by which words it was found.
      const told = (answer: Answered) => (name === 'words' && path.endsWith('/file') ? answer.status : shape(answer));
      for (const who of spies(campus)) {
        const none = await askAs(campus, who, { method: 'GET', path: `${path}?${name}=${noId}` });
        for (const value of values) {
          const answer = await askAs(campus, who, { method: 'GET', path: `${path}?${name}=${value}` });
          expect.soft(told(answer), `${who.role} ${path} ${name}`).toEqual(told(none));
          expect.soft(shown(foreign, answer.text)).toEqual([]);
        }
      }
    }
  },
);

test.each(sides)('a token reads its own school only: %s', async (_name, campus, foreign) => {
  const kinds = ['inspections', 'hazards', 'rounds', 'ledgers'] as const;
  const { token } = await giveToken(campus, server, [...kinds]);
  const asked = async (path: string) => {
    const cell = { method: 'GET', path, headers: { authorization: `Bearer ${token}` } };
    return ask(server, { what: '', thing: plain, ...cell }, null);
  };
  for (const kind of kinds) {
    const answer = await asked(`/api/v1/${kind}${kind === 'ledgers' ? '' : '?limit=500'}`);
    expect.soft([kind, answer.status, shown(foreign, answer.text)]).toEqual([kind, 200, []]);
  }
  expect(marksIn((await asked('/api/v1/hazards?limit=500')).text).size).toBeGreaterThan(0);
  for (const kind of ['inspections', 'hazards', 'rounds']) {
    const [one, other] = [
      await asked(`/api/v1/${kind}?place=${foreign.places.dorm.id}`),
      await asked(`/api/v1/${kind}?place=${noId}`),
    ];
    expect.soft([kind, one.status, shape(one)]).toEqual([kind, 404, shape(other)]);
  }
});

test.each(sides)('a device reports at places of its own school only: %s', async (_name, campus, foreign) => {
  const { token } = await giveToken(campus, server, ['alarms']);
  const raised = async (place: string) => {
    const body = { id: `at ${place}`, at: server.clock.ms, place, category: 'fire', text: '探测器报警' };
    const cell = { method: 'POST', path: '/api/v1/alarms', headers: { authorization: `Bearer ${token}` }, body };
    return ask(server, { what: '', thing: plain, ...cell }, null);
  };
  const nowhere = await raised(noId);
  expect([nowhere.status, codeOf(nowhere)]).toEqual([422, 'place-unknown']);
  for (const place of [foreign.places.dorm.id, placeCode(foreign.places.dorm)])
    expect.soft(shape(await raised(place))).toEqual(shape(nowhere));
  expect((await raised(campus.places.dorm.id)).status).toBe(200);
});

test('a cursor of the other school, and of anybody else, is not a cursor', async () => {
  const cursorOf = async (campus: Campus, who: Staff) =>
    (JSON.parse((await askAs(campus, who, { method: 'GET', path: '/api/changes' })).text) as { cursor: string }).cursor;
  const cursor = await cursorOf(theirs, theirs.as('principal'));
  for (const who of spies(ours)) {
    const answer = await askAs(ours, who, { method: 'GET', path: `/api/changes?after=${cursor}` });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-cursor']);
  }
});

test('what is said about the other school is as if it were said about nothing', async () => {
  const boss = ours.as('principal');
  const foreign = theirs.handedIn.find(({ is }) => is === 'whole')!;
  const said = async (entry: unknown) => {
    const [outcome] = await ours.say(server, boss, entry);
    return outcome && { verdict: outcome.verdict, code: 'code' in outcome ? outcome.code : null };
  };
  const inspect = (placeId: string, subject: string) =>
    ours.entry(boss, 'inspection-submitted', cast.inspection({ placeId }), { subject });
  expect(await said(inspect(theirs.places.floor.id, cast.id(60_001)))).toEqual(
    await said(inspect(noId, cast.id(60_002))),
  );
  const back = (subject: string) => ours.entry(boss, 'inspection-withdrawn', { reason: '' }, { subject });
  expect(await said(back(foreign.id))).toEqual(await said(back(noId)));
  // The same id in two schools is two things.
  expect(await said(inspect(ours.places.floor.id, foreign.id))).toEqual({ verdict: 'accepted', code: null });
  const still = await askAs(theirs, theirs.as('principal'), { method: 'GET', path: `/api/inspections/${foreign.id}` });
  expect(marksIn(still.text)).toEqual(new Set([foreign.mark]));
  const added = (scope: string[]) =>
    askAs(ours, boss, {
      method: 'POST',
      path: '/api/people',
      body: { name: '赵敏', username: 'zhao', role: 'sampler', scope, password },
    });
  expect(shape(await added([theirs.places.dorm.id]))).toEqual(shape(await added([noId])));
});

test('T3 naming the hash of a photo of the other school gives nothing, and sending the same bytes gives only one’s own', async () => {
  const foreign = theirs.handedIn.find(({ is }) => is === 'whole')!;
  const walker = ours.walker;
  const subject = cast.id(60_010);
  const photos = [cast.photo('Z1-09', foreign.sha256)];
  const answers = cast.withAnswers(cast.answer('Z1-09', 'taken', { photos: [foreign.sha256] }));
  const entry = ours.entry(
    walker,
    'inspection-submitted',
    cast.inspection({ placeId: ours.places.floor.id, photos, answers }),
    { subject },
  );
  const [outcome] = await ours.say(server, walker, entry);
  expect(outcome).toMatchObject({ verdict: 'accepted', held: { missing: [foreign.sha256] } });
  const read = () =>
    askAs(ours, walker, { method: 'GET', path: `/api/inspections/${subject}/photos/${foreign.sha256}` });
  expect((await read()).status).toBe(404);
  const head = await askAs(ours, walker, { method: 'HEAD', path: `/api/photos/${foreign.sha256}` });
  expect([head.headers['upload-offset'], head.headers['upload-complete']]).toEqual(['0', '?0']);
  const wrong = await askAs(ours, walker, {
    method: 'PUT',
    path: `/api/photos/${foreign.sha256}`,
    body: picture('guessed'),
  });
  expect(codeOf(wrong)).toBe('hash-mismatch');
  const sent = await askAs(ours, walker, {
    method: 'PUT',
    path: `/api/photos/${foreign.sha256}`,
    body: picture(foreign.mark),
  });
  expect(sent.status).toBe(200);
  expect((await read()).status).toBe(200);
});

test('one signs in at the first school only, and under a name of the other school nobody knows one', async () => {
  const signIn = (username: string) =>
    ask(server, { what: '', thing: plain, method: 'POST', path: '/api/session', body: { username, password } }, null);
  expect(JSON.parse((await signIn(ours.as('principal').person.username)).text)).toMatchObject({
    school: { id: ours.school.id },
  });
  await server.parts.store.people.setPassword(theirs.school.id, theirs.walker.id, 'not a secret', null);
  expect((await signIn(ours.walker.person.username)).status).toBe(201);
});
