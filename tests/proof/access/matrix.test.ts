// Every route, asked by everybody about everything, and compared with the reference policy (P17).
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { knownSchemas, type EntryKind } from '../../../src/domain/entry.ts';
import { roles } from '../../../src/domain/person.ts';
import { templateId } from '../../../src/domain/template.ts';
import * as cast from '../../cast.ts';
import { accountsIn, ask, codeOf, isLetIn, marksIn, shape, type Answered } from './ask.ts';
import { Campus, Server, type Staff } from './campus.ts';
import { isFull } from '../full.ts';
import { cellsOf, nameOf, noId, routesOf, type Cell } from './cells.ts';
import type { Register } from '../../../src/domain/reports.ts';
import { mayKnow, mayRead, maySee, open, policy, sayings, type Thing } from './policy.ts';

vi.setConfig({ testTimeout: 120_000 });
const server = new Server();
const campus = new Campus();
const routes = routesOf(server);
const guarded = routes.filter((route) => !open.includes(nameOf(route)));
beforeAll(() => campus.found(server), 60_000);
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

async function askAs(who: Staff, cell: Cell): Promise<Answered> {
  const { cookie } = await server.cookie(campus.school.id, who.id);
  return ask(server, cell, cookie);
}

test('every route has its line in the reference policy, and every line its route', () => {
  const lines = new Set([...open, ...Object.keys(policy)]);
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
  const asking = isFull ? ofRole : [ofRole[roles.indexOf(role) % ofRole.length]!];
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
          if (!mayRead(who, recordOf(mark)) && !isOpen) wrong.push(`${where}: is shown ${mark}`);
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
    expect.soft(marksIn(await all(who, '/api/changes')), `${told}: pull`).toEqual(new Set([...own, ...open]));
    const hazards = policy['GET /api/inspections']?.(who, recordOf(campus.records[0]?.mark ?? ''))
      ? inScope.map(({ mark }) => mark)
      : own;
    expect.soft(marksIn(await all(who, '/api/hazards?limit=500')), `${told}: hazards`).toEqual(new Set(hazards));
    const rows = (await all(who, '/api/inspections?limit=500')).matchAll(/"id":"([0-9a-f-]{36})","placeName"/g);
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

/** Each for one hand-over: boxes under a seal that stands. */
const sealedBoxes: { where: 'dorm' | 'canteen'; id: string; canteenId: string; seal: string }[] = [];
async function sealBoxes(): Promise<void> {
  for (const where of ['dorm', 'canteen'] as const) {
    const canteenId = campus.places[where].id;
    const sealing = campus.entry(
      campus.as('principal'),
      'samples-sealed',
      { canteenId, reason: '有人不适' },
      { subject: canteenId },
    );
    await campus.say(server, campus.as('principal'), sealing);
    for (const _ of campus.staff)
      sealedBoxes.push({ where, canteenId, seal: sealing.id, id: (await campus.keepBox(server, where)).id });
  }
}

/** What is said in the ledger, about what, in which name. */
function spoken(who: Staff, kind: EntryKind): { what: string; thing: Thing; entry: unknown }[] {
  const { records, walker, places, school } = campus;
  const [n, fresh] = [campus.entry(who, 'school-founded', school).opSeq, { is: 'absent', by: null } as const];
  const newId = cast.id(40_000 + n);
  switch (kind) {
    case 'school-founded':
      return [{ what: 'a school', thing: { ...fresh, in: 'dorm' }, entry: campus.entry(who, kind, school) }];
    case 'person-added':
      return [
        {
          what: 'oneself as principal',
          thing: { ...fresh, in: 'dorm' },
          entry: campus.entry(who, kind, { ...who.person, role: 'principal' }),
        },
      ];
    case 'held-settled': {
      const about = { entryId: newId, senderId: walker.id, kind: 'inspection-submitted', about: null };
      const entry = campus.entry(who, kind, { ...about, outcome: 'released', reason: '' }, { subject: newId });
      return [{ what: 'letting something count', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'place-added':
      return [
        {
          what: 'a room',
          thing: { ...fresh, in: 'dorm' },
          entry: campus.entry(who, kind, { id: newId, kind: 'room', name: '201', ancestors: [] }, { subject: newId }),
        },
      ];
    case 'asset-kept':
      return (['dorm', 'canteen'] as const).flatMap((where, i) => {
        const placeId = where === 'dorm' ? places.floor.id : places.canteen.id;
        return ([undefined, { reason: '压力不足' }] as const).map((retired, k) => {
          const assetId = cast.id(70_000 + 4 * n + 2 * i + k);
          const body = cast.asset({ id: assetId, placeId, ...(retired && { retired }) });
          return {
            what: `an extinguisher of ${where}${retired ? ' that is taken out of use' : ''}`,
            thing: { ...fresh, is: retired ? ('withdrawn' as const) : ('absent' as const), in: where },
            entry: campus.entry(who, kind, body, { subject: assetId }),
          };
        });
      });
    case 'template-published': {
      const code = `${String.fromCharCode(65 + (Math.floor(n / 90) % 25))}${10 + (n % 90)}`;
      const template = { ...cast.checklist, code, version: 1 };
      return [
        {
          what: 'a version',
          thing: { ...fresh, in: 'dorm' },
          entry: campus.entry(who, kind, template, { subject: templateId(template) }),
        },
      ];
    }
    case 'inspection-submitted': {
      const body = (where: 'dorm' | 'canteen') =>
        cast.inspection({ placeId: where === 'dorm' ? places.floor.id : places.canteen.id });
      const foreign = records.find((one) => one.by === walker.id && one.is === 'whole')!;
      return [
        ...(['dorm', 'canteen'] as const).map((where, i) => ({
          what: `an inspection of ${where}`,
          thing: { ...fresh, in: where },
          entry: campus.entry(who, kind, body(where), { subject: cast.id(50_000 + 2 * n + i) }),
        })),
        {
          what: 'another’s record',
          thing: foreign,
          entry: campus.entry(who, kind, body(foreign.in), { subject: foreign.id }),
        },
      ];
    }
    case 'inspection-withdrawn': {
      const theirs = records.filter(({ by, is }) => by === who.id || (by === walker.id && is !== 'photo missing'));
      const nobodys: Thing & { id: string } = { ...fresh, in: 'dorm', id: newId };
      return [...theirs, nobodys].map((thing) => ({
        what: `taking back ${thing.by === who.id ? 'an own' : thing.by ? 'another’s' : 'no'} record, ${thing.is}`,
        thing,
        entry: campus.entry(who, kind, { reason: '' }, { subject: thing.id }),
      }));
    }
    case 'hazard-seen': {
      const theirs = records.filter(({ by }) => by === who.id || by === walker.id);
      const nobodys: Thing & { id: string } = { ...fresh, in: 'dorm', id: newId };
      return [...theirs, nobodys].map((thing) => {
        const placeId = thing.in === 'dorm' ? places.floor.id : places.canteen.id;
        const body = { placeId, inspectionId: newId, seen: 'gone' as const, note: '', photos: [] };
        return {
          what: `seeing the hazard of ${thing.by === who.id ? 'an own' : thing.by ? 'another’s' : 'no'} record, ${thing.is}`,
          thing,
          entry: campus.entry(who, kind, body, { subject: `${thing.id}.Z1-01` }),
        };
      });
    }
    case 'inspection-signed': {
      const theirs = records.filter(({ by }) => by === who.id || by === walker.id);
      const nobodys: Thing & { id: string } = { ...fresh, in: 'dorm', id: newId };
      return [...theirs, nobodys].map((thing) => {
        const said = campus.handedInAs(thing.id);
        const placeId = thing.in === 'dorm' ? places.floor.id : places.canteen.id;
        const signature = { name: who.person.name, signedAt: cast.tonight, strokes: [] };
        const template = { code: 'Z1', version: 1 };
        const body = { submission: said, placeId, template, itemId: 'Z1-12', signature };
        return {
          what: `signing ${thing.by === who.id ? 'an own' : thing.by ? 'another’s' : 'no'} record, ${thing.is}`,
          thing,
          entry: campus.entry(who, kind, body, { subject: thing.id }),
        };
      });
    }
    case 'figures-set': {
      const body = { grams: 125, keepHours: 48, min: 0, max: 8 };
      const entry = campus.entry(who, kind, body, { subject: campus.school.id });
      return [{ what: 'the figures of the school', thing: { ...fresh, in: 'canteen' }, entry }];
    }
    case 'samples-signed': {
      // Each signs the samples of another, and nobody those that somebody signed before.
      const before = campus.as(who.role === 'food_director' ? 'food_officer' : 'sampler', who.covers);
      return [before, who].flatMap((taker) =>
        inKitchens((where, i) => {
          const canteenId = where === 'dorm' ? places.dorm.id : places.canteen.id;
          const sampleId = cast.id(60_000 + 2 * campus.staff.indexOf(taker) + i);
          const signature = { name: who.person.name, signedAt: cast.tonight, strokes: [] };
          const body = { canteenId, samples: [sampleId], signature };
          const entry = campus.entry(who, kind, body, { subject: sampleId });
          return {
            what: `signing what ${taker.role} took in ${where}`,
            thing: { ...fresh, in: where, by: taker.id },
            entry,
          };
        }),
      );
    }
    case 'samples-handed-over':
      return inKitchens((where) => {
        const box = sealedBoxes.find((one) => one.where === where)!;
        const signature = { name: '吴强', signedAt: cast.tonight, strokes: [] };
        const { id, canteenId, seal } = box;
        sealedBoxes.splice(sealedBoxes.indexOf(box), 1);
        const body = { canteenId, seal, samples: [id], unit: '市场监管局', giver: signature, taker: signature };
        const entry = campus.entry(who, kind, body, { subject: id });
        return { what: `handing a box of ${where} over`, thing: { ...fresh, in: where }, entry };
      });
    case 'menu-set':
    case 'sample-taken':
    case 'sample-missed':
    case 'sample-disposed':
    case 'fridge-read':
    case 'samples-sealed':
    case 'seal-lifted':
      return inKitchens((where, i) => {
        const nth = 2 * campus.staff.indexOf(who) + i;
        const said = kitchenSaying(kind, where === 'dorm' ? places.dorm.id : places.canteen.id, nth);
        const entry = campus.entry(who, kind, said.body as never, { subject: said.subject });
        return { what: `in the kitchen of ${where}`, thing: { ...fresh, in: where }, entry };
      });
  }
}

const inKitchens = <T>(said: (where: 'dorm' | 'canteen', i: number) => T): T[] =>
  (['dorm', 'canteen'] as const).map((where, i) => said(where, i));

type KitchenSaying = { subject: string; body: unknown };

/** What is disposed of was taken two days before by the same person at the same place. */
function kitchenSaying(kind: EntryKind, canteenId: string, nth: number): KitchenSaying {
  const [sampleId, otherId] = [cast.id(60_000 + nth), cast.id(61_000 + nth)];
  const dish = { canteenId, day: '2026-11-20', meal: 'lunch', dish: '红烧肉' };
  const sealing = { subject: canteenId, body: { canteenId, reason: '有人不适' } };
  const sayings: Partial<Record<EntryKind, KitchenSaying>> = {
    'menu-set': { subject: `${canteenId}.2026-11-20`, body: { canteenId, day: '2026-11-20', meals: [] } },
    'sample-taken': {
      subject: sampleId,
      body: {
        ...dish,
        until: '12:30',
        grams: 130,
        box: '1',
        fridge: '1号柜',
        shelf: '',
        takenAt: cast.at(cast.tonight - 50 * 3_600_000),
      },
    },
    'sample-missed': { subject: otherId, body: { ...dish, reason: '忘了' } },
    'sample-disposed': { subject: sampleId, body: { canteenId, way: 'kitchen-waste', note: '', witness: '赵敏' } },
    'fridge-read': { subject: cast.id(62_000 + nth), body: { canteenId, fridge: '1号柜', celsius: 4, again: null } },
    'samples-sealed': sealing,
    'seal-lifted': sealing,
  };
  const saying = sayings[kind];
  if (!saying) throw new Error(`${kind} is said nowhere`);
  return saying;
}

// Last, because it takes records back.
test.each(Object.keys(knownSchemas) as EntryKind[])('%s in the ledger, said by everybody', async (kind) => {
  const wrong: string[] = [];
  if (kind === 'samples-handed-over') await sealBoxes();
  for (const who of campus.staff) {
    const refusals = new Set<string>();
    for (const { what, thing, entry } of spoken(who, kind)) {
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
