import { expect, test } from 'vitest';
import * as rounds from '../../../tests/cast-rounds.ts';
import {
  answer,
  at,
  canteen,
  checklist,
  dorm3,
  entry,
  floor2,
  id,
  inspection,
  item,
  li,
  photo,
  sha256,
  sun,
  tonight,
  wang,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import { sayings } from '../../../tests/cast-cases.ts';
import { handlingOf, type HazardHandled } from '../../domain/hazard-handling.ts';
import { covered } from '../../domain/ledgers/form.ts';
import type { LedgerList, LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import type { OpenHazards, OpenInspections, OpenRounds } from '../../domain/open-data.ts';
import type { Person } from '../../domain/person.ts';
import type { ReadTokenMade } from '../../domain/read-token.ts';
import { roundId } from '../../domain/round-id.ts';
import { templateId, type Template } from '../../domain/template.ts';
import { openSchool, type School } from '../school.contract.ts';

const kinds = ['inspections', 'hazards', 'rounds', 'ledgers'];
async function token(school: School, places: string[] = []): Promise<string> {
  const body = { name: '大屏', kinds, places, days: 30 };
  return (await school.json<ReadTokenMade>(sun, 'POST', '/api/read-tokens', body)).token;
}
const ask = (school: School, given: string, path: string) =>
  school.ask(null, 'GET', `/api/v1/${path}`, undefined, { authorization: `Bearer ${given}` });
async function read<T>(school: School, given: string, path: string): Promise<T> {
  const response = await ask(school, given, path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
}
const refusal = async (response: Response) => ((await response.json()) as { code: string }).code;

let n = 0;
const door = sha256('the open door');
/** An inspection with one fault, of the floor where nothing else is said. */
async function handIn(school: School, by: Person = wang, placeId = floor2.id, note = '', subject = id(40_000 + n)) {
  const answers = withAnswers(answer('Z1-01', 'fail', { note, photos: [door] }));
  const photos = [photo('Z1-01', door), ...inspection().photos];
  const over = { subject, id: id(50_000 + ++n), by: by.id, device: by.id, opSeq: n };
  const said = entry('inspection-submitted', inspection({ placeId, answers, photos }), over);
  expect((await school.push(by, said))[0]?.verdict).toBe('accepted');
  return said;
}

type Page = OpenInspections | OpenHazards;
async function everyPage<P extends Page>(
  school: School,
  given: string,
  path: string,
  limit: number,
  meanwhile = async () => {},
) {
  const pages: P[] = [];
  for (let after = ''; ;) {
    const page: P = await read<P>(
      school,
      given,
      `${path}?limit=${limit}${after && `&after=${encodeURIComponent(after)}`}`,
    );
    pages.push(page);
    if (!page.more) return pages;
    after = page.next;
    await meanwhile();
  }
}

test('page by page everything once, whatever arrives meanwhile, and later what changed since', async () => {
  const school = await openSchool();
  const given = await token(school);
  const subjects: string[] = [];
  for (let i = 0; i < 5; i++) subjects.push((await handIn(school)).subject);
  const pages = await everyPage<OpenInspections>(school, given, 'inspections', 2, async () => {
    if (subjects.length < 7) subjects.push((await handIn(school)).subject);
  });
  const ids = pages.flatMap(({ rows }) => rows.map((row) => row.id));
  expect(ids).toEqual(subjects);
  const { next } = pages.at(-1)!;
  const since = () => read<OpenInspections>(school, given, `inspections?after=${encodeURIComponent(next)}`);
  expect(await since()).toMatchObject({ rows: [], more: false, next });
  // What is taken back has changed, and comes again as it is now.
  const back = entry(
    'inspection-withdrawn',
    { reason: '写错了' },
    {
      subject: subjects[0]!,
      by: wang.id,
      device: wang.id,
      opSeq: ++n,
      id: id(50_000 + n),
      supersedes: id(50_000 + n - 7),
    },
  );
  expect((await school.push(wang, back))[0]?.verdict).toBe('accepted');
  const late = await handIn(school);
  expect((await since()).rows.map((row) => [row.id, row.state])).toEqual([
    [subjects[0], 'withdrawn'],
    [late.subject, 'submitted'],
  ]);
});

test('what is told of an inspection and of a hazard: no answer, no photo, no number to call', async () => {
  const school = await openSchool();
  const given = await token(school);
  const { subject } = await handIn(school, wang, floor2.id, '请打 13912345678 找王师傅');
  const inspections = await read<OpenInspections>(school, given, 'inspections');
  expect(inspections.rows).toEqual([
    {
      id: subject,
      day: '2026-11-22',
      place: { id: floor2.id, name: '3号宿舍楼 2层' },
      checklist: { code: 'Z1', name: checklist.name },
      by: '王秀兰',
      submittedAt: tonight,
      receivedAt: school.clock.ms,
      state: 'submitted',
      tally: expect.objectContaining({ abnormal: 1 }),
      score: null,
      changedAt: school.clock.ms,
    },
  ]);
  const { rows } = await read<OpenHazards>(school, given, 'hazards');
  expect(rows).toMatchObject([
    {
      id: `${subject}.Z1-01`,
      inspectionId: subject,
      grade: 'G',
      state: 'reported',
      reportedBy: '王秀兰',
      note: '请打 ＊＊＊ 找王师傅',
    },
  ]);
  expect(JSON.stringify([inspections, rows])).not.toMatch(new RegExp(`${door}|139123`));
});

test('a token of some places reads those, and answers alike a place that is elsewhere and one that is not there', async () => {
  const school = await openSchool();
  const [dorm, kitchen, all] = [
    await token(school, [dorm3.id]),
    await token(school, [canteen.id]),
    await token(school),
  ];
  const one = await handIn(school, li, floor2.id);
  const other = await handIn(school, li, canteen.id);
  const ids = async (given: string, path: string) => (await read<Page>(school, given, path)).rows.map((row) => row.id);
  expect(await ids(dorm, 'inspections')).toEqual([one.subject]);
  expect(await ids(kitchen, 'inspections')).toEqual([other.subject]);
  expect(await ids(all, 'inspections')).toEqual([one.subject, other.subject]);
  expect(await ids(all, `hazards?place=${dorm3.id}`)).toEqual([`${one.subject}.Z1-01`]);
  expect(await ids(dorm, `hazards?place=${floor2.id}`)).toEqual([`${one.subject}.Z1-01`]);
  const [elsewhere, nowhere] = [
    await ask(school, dorm, `hazards?place=${canteen.id}`),
    await ask(school, dorm, `hazards?place=${id(999)}`),
  ];
  expect([elsewhere.status, nowhere.status]).toEqual([404, 404]);
  expect(await ids(all, 'inspections?from=2026-11-23')).toEqual([]);
  expect(await ids(all, 'inspections?from=2026-11-22&to=2026-11-22')).toEqual([one.subject, other.subject]);
  expect(await ids(all, 'hazards?to=2026-11-21')).toEqual([]);
  expect(await ids(all, 'hazards?from=2026-11-22')).toHaveLength(2);
});

test('a cursor goes on with its own question only, and not in another life of the database', async () => {
  const school = await openSchool();
  const [given, other, dorm] = [await token(school), await token(school), await token(school, [dorm3.id])];
  await handIn(school);
  const { next } = await read<OpenInspections>(school, given, 'inspections');
  const after = encodeURIComponent(next);
  // A token is renewed now and then; its successor goes on where it was.
  expect((await ask(school, other, `inspections?after=${after}`)).status).toBe(200);
  for (const [who, path] of [
    [given, `hazards?after=${after}`],
    [given, `inspections?from=2026-11-22&after=${after}`],
    [dorm, `inspections?after=${after}`],
    [given, `inspections?after=${after}x`],
    [given, 'inspections?after=x'],
  ] as const)
    expect.soft([path, await refusal(await ask(school, who, path))]).toEqual([path, 'bad-cursor']);
  await school.parts.store.renewEpoch(0);
  const late = await ask(school, given, `inspections?after=${after}`);
  expect([late.status, await refusal(late)]).toEqual([409, 'epoch-changed']);
  for (const path of ['inspections?after=x&after=y', 'inspections?who=1', 'inspections?limit=0', 'hazards?from=today'])
    expect.soft(await refusal(await ask(school, given, path))).toBe('bad-query');
});

test('a round is told with what it came to, and of its points those the token reads', async () => {
  const school = await openSchool();
  const route = rounds.route({
    points: [floor2.id, canteen.id].map((placeId) => ({ placeId, templates: [], minutes: null })),
  });
  const plan = rounds.plan({ routeId: route.id, who: { people: [], roles: ['patrol_guard'] } });
  const by = { by: sun.id, device: id(901) };
  await school.push(
    sun,
    entry('route-kept', route, { subject: route.id, ...by, opSeq: 901 }),
    entry('plan-kept', plan, { subject: plan.id, ...by, opSeq: 902 }),
  );
  const due = rounds.due({ plan, route });
  const subject = roundId(plan.id, due.day, due.minute);
  const mine = { subject, by: li.id, device: li.id };
  const verdicts = await school.push(
    li,
    entry('round-started', { due, from: null }, { ...mine, opSeq: 1 }),
    entry(
      'point-visited',
      {
        planId: plan.id,
        placeId: floor2.id,
        how: 'scan',
        code: null,
        at: at(),
        photos: [],
        location: null,
        micro: null,
      },
      { ...mine, opSeq: 2 },
    ),
  );
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
  const of = async (places: string[]) => (await read<OpenRounds>(school, await token(school, places), 'rounds')).rows;
  expect(await of([])).toMatchObject([
    {
      id: subject,
      plan: { id: plan.id },
      outcome: null,
      points: { due: 2, seen: 1, missed: [{ id: canteen.id, name: '食堂' }] },
    },
  ]);
  expect((await of([dorm3.id]))[0]?.points).toEqual({ due: 1, seen: 1, missed: [] });
  expect((await of([canteen.id]))[0]?.points).toEqual({ due: 1, seen: 0, missed: [{ id: canteen.id, name: '食堂' }] });
});

test('who a student is stays covered in ledgers and hazards, also where a checklist of the school copied the item', async () => {
  const school = await openSchool();
  const given = await token(school);
  const missing = item({
    id: 'D2-05',
    type: 'TABLE',
    photo: 'none',
    grade: null,
    columns: [
      { zh: '房间', en: 'Room' },
      { zh: '班级', en: 'Class' },
    ],
  });
  const ill = item({ id: 'D2-07', type: 'PF', photo: 'none' });
  const own = item({ id: 'X1-01', type: 'PF', photo: 'none', copyOf: 'D2-07' });
  const templates: Template[] = [
    { ...checklist, code: 'D2', items: [missing, ill] },
    { ...checklist, code: 'X1', items: [own] },
    { ...checklist, code: 'D1', items: [item({ id: 'D1-01', type: 'PF', photo: 'none' })] },
  ];
  for (const template of templates)
    await school.push(
      sun,
      entry('template-published', template, {
        subject: templateId(template),
        by: sun.id,
        device: id(902),
        opSeq: ++n,
        id: id(50_000 + n),
      }),
    );
  const say = async (code: string, ...answers: ReturnType<typeof answer>[]) => {
    const body = inspection({ template: { code, version: 1 }, answers, photos: [] });
    const over = { subject: id(60_000 + ++n), id: id(50_000 + n), by: wang.id, device: wang.id, opSeq: n };
    expect((await school.push(wang, entry('inspection-submitted', body, over)))[0]?.verdict).toBe('accepted');
  };
  await say('D2', answer('D2-05', [['305', '高一(3)班']]), answer('D2-07', 'fail', { note: '张小明发烧' }));
  await say('X1', answer('X1-01', 'fail', { note: '张小明发烧' }));
  await say('D1', answer('D1-01', 'fail', { note: '张小明的电热毯' }));
  const page = await read<LedgerPage>(school, given, 'ledgers/night-count?from=2026-11-22&to=2026-11-22');
  expect(page.rows[0]?.cells).toContain(covered);
  const hazards = await read<OpenHazards>(school, given, 'hazards');
  expect(hazards.rows.map(({ note }) => note)).toEqual(['', '', '']);
  expect(JSON.stringify([page, hazards])).not.toMatch(/高一|张小明/);
  const heater = (await school.parts.store.documents.read(yucai.id, 'hazard', `${id(60_000 + n)}.D1-01`))!;
  const repairer = await school.join({ name: '赵电', username: 'dian', role: 'electrician', scope: [] });
  const asFire = {
    ...sayings.assign(heater),
    category: 'fire',
    deptId: null,
    personId: repairer.id,
    on: handlingOf(heater).on,
  };
  const { state, grade, placeId } = heater;
  const step = { ...asFire, seen: { state, grade }, placeId } as HazardHandled;
  const handled = { subject: heater.id, by: sun.id, device: id(904), opSeq: 1, id: id(50_000 + ++n) };
  expect(await school.push(sun, entry('hazard-handled', step, handled))).toMatchObject([{ verdict: 'accepted' }]);
  const { ledgers } = await read<LedgerList>(school, given, 'ledgers');
  for (const { name } of ledgers) {
    const all = await read<LedgerPage>(school, given, `ledgers/${name}?from=2026-11-22&to=2026-11-22`);
    expect.soft(JSON.stringify([name, all.rows])).not.toMatch(/高一|张小明/);
  }
  const shown = await ask(school, given, 'ledgers/night-count?from=2026-11-22&to=2026-11-22&restricted=shown');
  expect(await refusal(shown)).toBe('bad-query');
});

test('a ledger is told with the names of who signed, and without how they write', async () => {
  const school = await openSchool();
  const given = await token(school);
  const template: Template = {
    ...checklist,
    code: 'D1',
    items: [item({ id: 'D1-22', type: 'SIGN', photo: 'none', grade: null, due: null })],
  };
  const published = { subject: templateId(template), by: sun.id, device: id(902), opSeq: ++n, id: id(60_000 + n) };
  await school.push(sun, entry('template-published', template, published));
  const signature = { name: '王丽', signedAt: tonight, strokes: [[10, 10, 200, 100]], width: 300, height: 150 };
  const said = { template: { code: 'D1', version: 1 }, answers: [answer('D1-22', signature)], photos: [] };
  const over = { subject: id(40_000 + n), id: id(50_000 + n), device: id(903), opSeq: n };
  await school.push(wang, entry('inspection-submitted', inspection(said), over));
  const name = 'dormitory-check?from=2026-11-22&to=2026-11-22';
  expect((await school.json<LedgerPage>(sun, 'GET', `/api/ledgers/${name}`)).drawings).toHaveLength(1);
  const page = await read<LedgerPage>(school, given, `ledgers/${name}`);
  expect(page.rows).toHaveLength(1);
  expect(JSON.stringify(page)).not.toMatch(/strokes|drawing/);
});
