// Lists of cases: what each holds is counted again here, one case at a time, by the rules that a step is judged by.
import { expect, test } from 'vitest';
import { canteen, dorm3, entry, floor2, id, li, photo, sha256, sun, wang, yucai } from '../../../tests/cast.ts';
import {
  an,
  chu,
  dian,
  everybody,
  fen,
  logistics,
  picture,
  responsibility,
  sayings,
  shui,
  xiao,
  zhi,
  zong,
} from '../../../tests/cast-cases.ts';
import { handlingOf, waitsFor, type HazardDo } from '../../domain/hazard-handling.ts';
import {
  hazardLists,
  type HazardCounts,
  type HazardList,
  type HazardRows,
  type HazardView,
} from '../../domain/hazard-reports.ts';
import { rankAt } from '../../domain/case-ranks.ts';
import { refusalOf } from '../../domain/hazard-rules.ts';
import { clockOf } from '../../domain/hazard-times.ts';
import { isOver } from '../../domain/hazard-words.ts';
import { isManager, type Person } from '../../domain/person.ts';
import { isDrawnForTerm } from '../../domain/term-look-back.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { openCases, type Cases } from '../cases.contract.ts';

const dayMs = 86_400_000;
const list = (cases: Cases, who: Person, query = '') =>
  cases.school.json<HazardRows>(who, 'GET', `/api/hazards${query}`);
const status = async (cases: Cases, who: Person | null, path: string) =>
  (await cases.school.ask(who, 'GET', path)).status;

/** One case in every state a list asks about, in two buildings, of every grade. */
async function busy(): Promise<{ cases: Cases; all: Hazard[] }> {
  const cases = await openCases();
  const { clock } = cases.school;
  const way = async (steps: [Person, HazardDo][], over = {}, by = wang) => {
    clock.ms += 60_000;
    const one = await cases.report(by, over);
    for (const [who, step] of steps) await cases.take(one, who, step);
    return one;
  };
  const done: [Person, HazardDo][] = [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
  ];
  const ids = [
    await way([]),
    await way([], { suspectedMajor: true, placeId: canteen.id }, chu),
    await way([], { fixed: true, photos: [photo('report', sha256('mended'))] }),
    await way([], { fixed: true, photos: [photo('report', sha256('by the office'))] }, sun),
    await way([[sun, 'assign']]),
    await way([
      [an, 'assign'],
      [dian, 'hand-on'],
    ]),
    await way([
      [sun, 'assign'],
      [dian, 'accept'],
    ]),
    await way([
      [sun, 'assign'],
      [dian, 'accept'],
      [dian, 'extend'],
    ]),
    await way(done),
    await way([...done, [sun, 'pass']]),
    await way([...done, [sun, 'pass'], [an, 'close']]),
    // Known by its field once that is said, when it is given out: no graver than that then.
    await way([...done, [sun, 'pass'], [an, 'close'], [sun, 'reopen']], { category: 'other' }),
    await way(
      [
        [fen, 'assign'],
        [dian, 'accept'],
        [dian, 'plan'],
      ],
      { suspectedMajor: true },
    ),
    await way([[sun, 'assign']], { suspectedMajor: true }, fen),
    await way([[sun, 'reject']], { placeId: canteen.id }, chu),
    await way(
      [
        [fen, 'raise'],
        [sun, 'assign'],
      ],
      { placeId: canteen.id, category: 'kitchen' },
      li,
    ),
  ];
  return { cases, all: await Promise.all(ids.map((one) => cases.hazard(one))) };
}

const steps: Record<'assign' | 'approve', HazardDo[]> = {
  assign: ['assign', 'confirm', 'send-back'],
  approve: ['grant-hand-on', 'approve-plan', 'grant-extension', 'close'],
};

/** What each list means, said one case at a time. */
function isIn(name: HazardList, hazard: Hazard, who: Person, now: number): boolean {
  const place = [floor2, canteen].find(({ id }) => id === hazard.placeId)!;
  const people = new Map(everybody.map((one) => [one.id, one]));
  const around = { place, book: responsibility, timeZone: yucai.timeZone, now, into: undefined, people };
  const { on, person, checker, deptId, lookBacks } = handlingOf(hazard);
  const { state, grade, placeId } = hazard;
  const may = (step: HazardDo) => {
    const said = { ...sayings[step](hazard), on, seen: { state, grade }, placeId } as Parameters<typeof refusalOf>[1];
    const refusal = refusalOf(hazard, said, who, around);
    return refusal === null || refusal.code === 'judge-first' || refusal.code === 'photo-required';
  };
  const isLed = who.id === zong.id && deptId === logistics;
  const isOwn = [hazard.reportedBy, person?.id, checker?.id].includes(who.id) || isLed;
  const isShown = isOwn || (isManager(who) && rankOrScope(who, place));
  if (!isShown) return false;
  const waits = waitsFor(hazard);
  const office = waits && 'office' in waits ? waits.office : null;
  const rank = rankAt(who, place);
  const isOffice = office !== null && rank >= { safety_office: 1, vice_principal: 2, principal: 3 }[office];
  const next: HazardDo[] = { verified: ['close' as const], 'fixed-on-spot': ['send-back' as const] }[
    state as 'verified'
  ] ?? [...steps.assign, ...steps.approve];
  switch (name) {
    case 'all':
      return true;
    case 'open':
      return !isOver(state);
    case 'major':
      return !isOver(state) && (grade === 'MS' || grade === 'M');
    case 'repeat':
      return hazard.repeatOf !== undefined || handlingOf(hazard).reopened > 0;
    case 'overdue':
      return clockOf(hazard, now).overdueMs > 0;
    case 'look-back':
      return state === 'closed' && lookBacks.some(({ dueAt, done }) => done === null && dueAt <= now);
    case 'department':
      return isLed && !isOver(state);
    case 'to-assign':
      return ['reported', 'reopened', 'fixed-on-spot'].includes(state);
    case 'to-verify':
      return state === 'to-verify' && may('pass');
    case 'to-approve':
      // 疑似重大 is judged by the vice principal, whoever has it meanwhile.
      if (may('judge')) return true;
      return ['transfer', 'plan-review', 'extension-review', 'verified'].includes(state) && isOffice && next.some(may);
    case 'mine':
      if (waits && 'person' in waits) return waits.person.id === who.id;
      return isOffice && (state === 'to-verify' ? may('pass') : next.some(may));
  }
}

const rankOrScope = (who: Person, place: typeof floor2): boolean =>
  who.scope.length === 0 || who.scope.includes(place.id) || place.ancestors.some(({ id }) => who.scope.includes(id));

test('every list holds exactly what its name says, for everybody, and each count is the length of its list', async () => {
  const { cases, all } = await busy();
  for (const days of [0, 2, 10, 10, 10]) {
    cases.school.clock.ms += days * dayMs;
    const now = cases.school.clock.ms;
    for (const who of [wang, li, sun, an, dian, shui, zong, fen, xiao, zhi, chu]) {
      const { counts } = await cases.school.json<HazardCounts>(who, 'GET', '/api/hazards/counts');
      for (const name of hazardLists) {
        const expected = all.filter((hazard) => isIn(name, hazard, who, now)).map((hazard) => hazard.id);
        const { rows, total } = await list(cases, who, `?list=${name}`);
        const told = `${name} of ${who.name} after ${days} days`;
        expect.soft(rows.map((row) => row.id).sort(), told).toEqual(expected.sort());
        expect.soft([total, counts[name]], told).toEqual([rows.length, rows.length]);
      }
    }
  }
});

test('a list is narrowed by grade, field, place, department, person, state and day, and its counts alike', async () => {
  const { cases, all } = await busy();
  const filters: Record<string, (hazard: Hazard) => boolean> = {
    'grade=MS': ({ grade }) => grade === 'MS',
    'category=kitchen': ({ category }) => category === 'kitchen',
    [`place=${dorm3.id}`]: ({ placeId }) => placeId === floor2.id,
    [`place=${canteen.id}&grade=G`]: ({ placeId, grade }) => placeId === canteen.id && grade === 'G',
    [`dept=${logistics}`]: ({ handling }) => handling?.deptId === logistics,
    [`person=${dian.id}`]: ({ handling }) => handling?.person?.id === dian.id,
    'state=closed': ({ state }) => state === 'closed',
    'from=2026-11-22&to=2026-11-22': () => true,
    'from=2026-11-23': () => false,
    'to=2026-11-21': () => false,
  };
  for (const [query, fits] of Object.entries(filters)) {
    const { total, rows } = await list(cases, sun, `?${query}`);
    expect.soft(rows.map((row) => row.id).sort(), query).toEqual(
      all
        .filter(fits)
        .map((one) => one.id)
        .sort(),
    );
    const { counts } = await cases.school.json<HazardCounts>(sun, 'GET', `/api/hazards/counts?${query}`);
    expect.soft([total, counts.all], query).toEqual([rows.length, rows.length]);
    expect.soft(counts.open).toBe(all.filter((one) => fits(one) && !isOver(one.state)).length);
  }
  for (const query of ['grade=X', 'list=none', 'sort=up', 'from=today', 'q=x'])
    expect.soft(await status(cases, sun, `/api/hazards?${query}`), query).toBe(400);
});

test('pages follow one another without gap or repeat, newest first or by what is due', async () => {
  const { cases, all } = await busy();
  for (const sort of ['newest', 'due']) {
    const ids: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: HazardRows = await list(cases, sun, `?sort=${sort}&limit=4${next && `&before=${next}`}`);
      expect(page.total).toBe(all.length);
      ids.push(...page.rows.map(({ id }) => id));
      next = page.next;
    }
    const whole = (await list(cases, sun, `?sort=${sort}`)).rows;
    expect(ids).toEqual(whole.map(({ id }) => id));
    expect(new Set(ids).size).toBe(all.length);
    const times = whole.map(({ dueAt, reportedAt }) => (sort === 'due' ? (dueAt ?? Infinity) : -reportedAt));
    expect(times).toEqual(times.toSorted((a, b) => (a === b ? 0 : a - b)));
  }
});

test('a case comes whole to whoever has to do with it, and to nobody else', async () => {
  const cases = await openCases();
  const before = photo('report', sha256('black'));
  const one = await cases.report(wang, { photos: [before] });
  for (const [who, step] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
  ] as const)
    await cases.take(one, who, step);
  const view = await cases.view(wang, one);
  expect(view.hazard).toMatchObject({ id: one, state: 'to-verify', reportedBy: wang.id });
  expect(view.steps.map(({ said, name }) => [said.do, name])).toEqual([
    ['assign', sun.name],
    ['accept', dian.name],
    ['rectify', dian.name],
  ]);
  const named = [before.sha256, picture.sha256].map((sha) => ({ sha256: sha, have: false }));
  expect(view.photos).toEqual(named);
  await cases.school.parts.store.photos.keep(yucai.id, dian.id, { ...stored, sha256: picture.sha256 }, 0);
  expect((await cases.view(wang, one)).photos).toEqual([named[0], { sha256: picture.sha256, have: true }]);
  for (const who of [wang, li, dian, sun, zong, xiao]) expect.soft((await cases.view(who, one)).hazard.id).toBe(one);
  // The canteen's sampler walks elsewhere; the system admin sees no content.
  for (const who of [chu, everybody[3]!]) {
    expect.soft(await status(cases, who, `/api/hazards/${one}`)).toBe(404);
    expect.soft(await status(cases, who, `/api/hazards/${one}/photos/${picture.sha256}`)).toBe(404);
    expect.soft((await list(cases, who)).rows).toEqual([]);
  }
  expect(await status(cases, null, `/api/hazards/${one}`)).toBe(401);
  for (const path of [id(4999), 'x', 'x'.repeat(300)])
    expect(await status(cases, sun, `/api/hazards/${path}`)).toBe(404);
  expect(await status(cases, sun, `/api/hazards/${one}/photos/${sha256('of another')}`)).toBe(404);
});

const stored = { bytes: 5, type: 'image/jpeg', width: 1, height: 1 };

test('the whole way of a case is told, however long it is', async () => {
  const cases = await openCases();
  const one = await cases.report();
  for (let n = 0; n < 205; n++)
    await cases.take(one, wang, { ...sayings.comment(await cases.hazard(one)), note: `${n}` } as never);
  const { steps, hazard } = await cases.view(sun, one);
  expect(handlingOf(hazard).steps).toHaveLength(200);
  expect(steps.map(({ said }) => 'note' in said && said.note)).toEqual(Array.from({ length: 205 }, (_, n) => `${n}`));
});

test('rows, steps and lists are the same when everything is folded again', async () => {
  const { cases, all } = await busy();
  const { store } = cases.school.parts;
  const everything = async () => ({
    views: await Promise.all(all.map((one) => cases.view(sun, one.id))),
    lists: await Promise.all(hazardLists.map((name) => list(cases, sun, `?list=${name}`))),
  });
  const live = await everything();
  await store.ledger.rebuild(yucai.id);
  expect(await everything()).toEqual(live);
});

test('a head who is no manager, and whoever stands in, see what is theirs to do', async () => {
  const book = {
    ...responsibility,
    departments: [{ id: logistics, name: '总务处', headId: shui.id, deputies: [] }],
    absences: [{ personId: dian.id, from: '2026-11-01', to: '2026-11-30', deputyId: chu.id }],
  };
  const cases = await openCases(book);
  const one = await cases.report();
  await cases.take(one, sun, 'assign');
  expect((await list(cases, shui, '?list=department')).rows).toMatchObject([{ id: one }]);
  expect((await list(cases, chu, '?list=mine')).rows).toMatchObject([{ id: one, personName: dian.name }]);
  expect((await list(cases, shui, '?list=mine')).rows).toEqual([]);
  expect(await status(cases, chu, `/api/hazards/${one}`)).toBe(200);
});

test('lists are narrowed by how long ago, by department and to what is supervised, and so are their lengths', async () => {
  const cases = await openCases();
  const [old, mid] = [await cases.report(wang), await cases.report(li)];
  await cases.take(mid, sun, 'assign');
  await cases.take(old, fen, 'supervise');
  cases.school.clock.ms += 8 * dayMs;
  const fresh = await cases.report(wang);
  await cases.take(fresh, fen, 'supervise');
  await cases.take(fresh, xiao, 'lift-supervision');
  const ids = async (query: string) => {
    const { rows, total } = await list(cases, sun, `?list=open&${query}`);
    const { counts } = await cases.school.json<HazardCounts>(sun, 'GET', `/api/hazards/counts?${query}`);
    expect([total, counts.open]).toEqual([rows.length, rows.length]);
    return rows.map((row) => row.id).sort();
  };
  expect(await ids('days=7')).toEqual([old, mid].sort());
  expect(await ids('days=9')).toEqual([]);
  expect(await ids('days=8&to=2026-11-21')).toEqual([]);
  expect(await ids(`dept=${logistics}`)).toEqual([mid]);
  expect(await ids('supervised=yes')).toEqual([old]);
  expect((await list(cases, sun, '?supervised=yes')).rows.map(({ isSupervised }) => isSupervised)).toEqual([true]);
  for (const bad of ['days=0', 'days=x', 'supervised=no', 'days=99999'])
    expect(await status(cases, sun, `/api/hazards?${bad}`)).toBe(400);
});

test('before a term, what was closed in the one before is to be looked back at, listed with that reason until it is', async () => {
  const cases = await openCases();
  const { clock } = cases.school;
  const closeOne = async (grade: 'G' | 'L'): Promise<string> => {
    // Of no field: none of them is one that came back.
    const one = await cases.report(wang, { category: 'other' });
    const take = async (who: Person, what: HazardDo, over = {}) =>
      cases.take(one, who, { ...sayings[what](await cases.hazard(one)), ...over } as never);
    await take(sun, 'assign', { grade, category: 'other' });
    await take(dian, 'accept');
    if (grade === 'L') {
      await take(dian, 'plan');
      await take(fen, 'approve-plan');
    }
    await take(dian, 'rectify');
    await take(an, 'pass');
    await take(grade === 'L' ? fen : sun, 'close');
    return one;
  };
  const serious = await closeOne('L');
  const minor: string[] = [];
  while (minor.length < 12) minor.push(await closeOne('G'));
  const terms = [
    { name: '秋季', from: '2026-09-01', to: '2027-01-20' },
    { name: '春季', from: '2027-02-22', to: '2027-07-05' },
  ];
  const calendar = { terms, holidays: [], workdays: [], packs: [] };
  await cases.push(sun, entry('calendar-set', calendar, { subject: yucai.id, id: id(970), by: sun.id }));
  const waiting = async () => {
    const { rows } = await list(cases, sun, '?list=look-back');
    const { counts } = await cases.school.json<HazardCounts>(sun, 'GET', '/api/hazards/counts');
    expect(counts['look-back']).toBe(rows.length);
    return rows;
  };
  const late = msOfWall('2027-02-07', 1439, yucai.timeZone);
  clock.ms = late;
  for (const who of [sun, zong]) cases.school.useCookie(who, await cases.school.signIn(who));
  // The look-back of thirty days is done for all of them by then.
  for (const { id: one } of await waiting()) await cases.take(one, zong, 'look-back');
  expect(await waiting()).toEqual([]);
  clock.ms = late + 60_000;
  const rows = await waiting();
  const drawn = [serious, ...minor.filter((one) => isDrawnForTerm({ id: one, grade: 'G' }))];
  expect(rows.map((row) => row.id).sort()).toEqual(drawn.sort());
  const startsAt = msOfWall('2027-02-22', 0, yucai.timeZone);
  expect(new Set(rows.map(({ beforeTerm }) => beforeTerm))).toEqual(new Set([startsAt]));
  const shown = await cases.school.json<HazardView>(sun, 'GET', `/api/hazards/${serious}`);
  expect(shown.beforeTerm).toBe(startsAt);
  await cases.take(serious, zong, 'look-back');
  expect((await cases.hazard(serious)).state).toBe('archived');
  expect((await waiting()).map((row) => row.id)).not.toContain(serious);
});

test('how whoever has a case is reached is told to those who keep the list of people, and to nobody else', async () => {
  const cases = await openCases();
  const { store } = cases.school.parts;
  const one = await cases.report(wang);
  await cases.take(one, sun, 'assign');
  const basis = await store.documents.setUpSeq(yucai.id);
  const cards = [{ personId: dian.id, deptId: null, phone: '138 0000 0000' }];
  const kept = { make: () => [], accounts: [], invites: [], cards };
  await store.people.keepSchool(yucai.id, sun, basis, kept, cases.school.clock.ms);
  const reach = async (who: Person) => (await cases.school.json<HazardView>(who, 'GET', `/api/hazards/${one}`)).reach;
  expect(await reach(sun)).toEqual([{ name: dian.name, dept: '', phone: '138 0000 0000' }]);
  for (const who of [wang, dian]) expect(await reach(who)).toBeUndefined();
});
