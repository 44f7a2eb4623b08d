import { expect, test } from 'vitest';
import { canteen, checklist, dorm3, entry, floor2, id, li, sun, wang, yucai } from '../../../tests/cast.ts';
import { plan, route, shift } from '../../../tests/cast-rounds.ts';
import type { People } from '../../domain/reports.ts';
import type { BadSchoolRow, SchoolFileKept, SchoolRead } from '../../domain/school-file.ts';
import type { SchoolSettings } from '../../domain/settings-reports.ts';
import { readWhen } from '../school-file/when-text.ts';
import { openSchool, type School } from '../school.contract.ts';
import { readWorkbook } from '../sheets/read-workbook.ts';
import { writeWorkbook, xlsxType, type Cell } from '../sheets/write-workbook.ts';

const heads = {
  地点: ['楼栋', '楼层', '房间', '点位', '编号'],
  人员: ['姓名', '账号', '岗位', '部门', '负责地点', '手机'],
  计划: ['计划', '检查表', '地点', '人员', '时间'],
};
type Rows = { [sheet in keyof typeof heads]?: Cell[][] };

const book = (rows: Rows): Promise<Buffer> =>
  writeWorkbook(
    (Object.entries(rows) as [keyof typeof heads, Cell[][]][]).map(([name, lines]) => ({
      name,
      columns: heads[name].map((head) => ({ head, width: 10 })),
      rows: lines,
    })),
  );
const send = (school: School, path: string, bytes: Buffer, who = sun) =>
  school.ask(who, 'POST', `/api/school-file/${path}`, bytes, { 'content-type': xlsxType });
const read = async (school: School, bytes: Buffer, who = sun) => (await send(school, 'read', bytes, who)).json();
const bad = async (school: School, rows: Rows, who = sun) =>
  ((await read(school, await book(rows), who)) as { rows: BadSchoolRow[] }).rows.map(({ sheet, row, code }) => [
    sheet,
    row,
    code,
  ]);

async function keep(school: School, bytes: Buffer): Promise<SchoolFileKept> {
  const { basis } = (await read(school, bytes)) as SchoolRead;
  const answer = await send(school, `kept?basis=${basis}`, bytes);
  expect(answer.status).toBe(200);
  return (await answer.json()) as SchoolFileKept;
}
const taken = async (school: School, query = ''): Promise<Buffer> => {
  const answer = await school.ask(sun, 'GET', `/api/school-file${query}`);
  expect(answer.headers.get('content-type')).toBe(xlsxType);
  return Buffer.from(await answer.arrayBuffer());
};

const newSchool: Rows = {
  地点: [
    ['5号楼', '1层', '101'],
    ['5号楼', '1层', '102'],
  ],
  人员: [
    ['赵敏', 'Zhao', '留样员', '食堂', '食堂', '138 0000 0000'],
    ['周安', 'zhou', 'Guard', '保卫科', '5号楼；3号宿舍楼 2层', null],
    ['何平', 'he', 'repair', '保卫科', '全校', null],
  ],
  计划: [['夜巡', 'Z1', '5号楼 1层\n5号楼 1层 101', '保安员、何平', '每天 22:00-06:00 每120分钟']],
};

test('one workbook brings buildings, people and plans, with codes in place of passwords', async () => {
  const school = await openSchool();
  const bytes = await book(newSchool);
  const told = (await read(school, bytes)) as SchoolRead;
  expect(told.sheets.places).toMatchObject({ added: 4, changed: 0, same: 0 });
  expect(told.sheets.people).toMatchObject({ added: 3, changed: 0, names: ['赵敏', '周安', '何平'] });
  expect(told.sheets.plans).toMatchObject({ added: 1, names: ['夜巡'] });
  expect(told.departments).toEqual(['食堂', '保卫科']);
  expect((await school.json<People>(sun, 'GET', '/api/people')).people).toHaveLength(4);

  const { changed, invites } = await keep(school, bytes);
  expect(changed).toBe(8);
  expect(invites.map(({ name, username }) => [name, username])).toEqual([
    ['赵敏', 'zhao'],
    ['周安', 'zhou'],
    ['何平', 'he'],
  ]);
  const { store } = school.parts;
  const { people, cards } = await school.json<People>(sun, 'GET', '/api/people');
  const zhao = people.find(({ username }) => username === 'zhao');
  expect(cards?.[zhao?.id ?? '']).toEqual({ dept: '食堂', phone: '138 0000 0000' });
  const he = people.find(({ username }) => username === 'he');
  expect(people.find(({ username }) => username === 'zhou')?.scope).toHaveLength(2);
  const { plans, routes } = await store.documents.timetable(yucai.id);
  expect(plans).toMatchObject([{ name: '夜巡', proof: 'scan', who: { roles: ['patrol_guard'], people: [he?.id] } }]);
  expect(routes.get(plans[0]?.routeId ?? '')?.points).toMatchObject([{ templates: ['Z1'] }, { templates: ['Z1'] }]);
  const code = { code: invites[1]?.code, password: 'a password of my own' };
  expect((await school.ask(null, 'POST', '/api/invitation/used', code)).status).toBe(201);
  await store.ledger.rebuild(yucai.id);
  expect((await store.documents.timetable(yucai.id)).plans).toMatchObject([{ name: '夜巡' }]);
  expect(await store.ledger.firstBreak(yucai.id)).toBeNull();
});

test('what was taken away comes back as it was, and so do people alone', async () => {
  const school = await openSchool();
  await keep(school, await book(newSchool));
  const all = await taken(school);
  expect(readWorkbook(all).map(({ name }) => name)).toEqual(['地点', '人员', '计划']);
  const { sheets, departments } = (await read(school, all)) as SchoolRead;
  for (const sheet of [sheets.places, sheets.people, sheets.plans])
    expect(sheet).toMatchObject({ added: 0, changed: 0 });
  expect(departments).toEqual([]);
  const people = await taken(school, '?sheets=people');
  expect(readWorkbook(people)[0]?.rows.map(({ cells }) => Array.from(cells.values()))).toContainEqual([
    '赵敏',
    'zhao',
    '留样员',
    '食堂',
    '食堂',
    '138 0000 0000',
  ]);
  expect(((await read(school, people)) as SchoolRead).sheets).toMatchObject({ places: null, plans: null });
});

test('a row that is known by its account or its name is changed, and what is not in the sheet stays', async () => {
  const school = await openSchool();
  await keep(school, await book(newSchool));
  const { changed, invites } = await keep(
    school,
    await book({
      人员: [['王秀兰', 'wang', '值班教师', null, '食堂', '139']],
      计划: [['夜巡', 'Z1', '5号楼 1层', '保安员', '每天 22:00-06:00 每60分钟']],
    }),
  );
  expect([changed, invites]).toEqual([2, []]);
  const { people } = await school.json<People>(sun, 'GET', '/api/people');
  expect(people.find(({ id }) => id === wang.id)).toEqual({ ...wang, role: 'duty_teacher', scope: [canteen.id] });
  expect(people).toHaveLength(7);
  const { plans, routes } = await school.parts.store.documents.timetable(yucai.id);
  expect(plans).toMatchObject([{ who: { roles: ['patrol_guard'], people: [] }, when: { spans: [{ every: 60 }] } }]);
  expect(routes.get(plans[0]?.routeId ?? '')?.points).toHaveLength(1);
});

test('a plan is given to a shift by its name, and stays with it when the workbook is taken and brought back', async () => {
  const school = await openSchool();
  await school.push(sun, entry('shift-kept', shift(), { subject: shift().id, id: id(901), by: sun.id, opSeq: 1 }));
  await keep(school, await book({ 计划: [['夜巡', 'Z1', '食堂', '夜班、保安员', '每天 22:00-06:00 每120分钟']] }));
  const { plans } = await school.parts.store.documents.timetable(yucai.id);
  expect(plans).toMatchObject([{ who: { people: [], roles: ['patrol_guard'], shifts: [shift().id] } }]);
  expect(await keep(school, await taken(school))).toMatchObject({ changed: 0 });
});

test('every bad row of every sheet is named, and nothing is taken', async () => {
  const school = await openSchool();
  const wrong: Rows = {
    地点: [['楼'.repeat(41)]],
    人员: [
      ['', 'a1', '保安员', null, null, null],
      ['甲', '大写', '保安员', null, null, null],
      ['乙', 'b1', '国王', null, null, null],
      ['丙', 'c1', '保安员', null, '不存在的楼', null],
      ['丁', 'd1', '保安员', null, null, 'call me'],
      ['戊', 'e1', '保安员', null, null, null],
      ['己', 'E1', '保安员', null, null, null],
      ['庚', 'g1', '保安员', '部'.repeat(21), null, null],
    ],
    计划: [
      ['甲', 'X9', '食堂', '保安员', '每天 08:00-10:00'],
      ['乙', 'Z1', '没有的地方', '保安员', '每天 08:00-10:00'],
      ['丙', 'Z1', '食堂', '没有的人', '每天 08:00-10:00'],
      ['丁', 'Z1', '食堂', '保安员', '有空就去'],
      ['戊', 'Z1', null, '保安员', '每月'],
    ],
  };
  expect(await bad(school, wrong)).toEqual([
    ['places', 2, 'too-long'],
    ['people', 2, 'name-missing'],
    ['people', 3, 'account'],
    ['people', 4, 'role-unknown'],
    ['people', 6, 'phone'],
    ['people', 8, 'account-twice'],
    ['people', 9, 'department-long'],
    ['plans', 2, 'checklist-unknown'],
    ['plans', 5, 'when'],
    ['plans', 6, 'places-missing'],
  ]);
  // What is not known may be in a row that is wrong itself, and is named once those are right.
  expect(await bad(school, { 人员: wrong.人员 ?? [], 计划: wrong.计划 ?? [] })).toContainEqual([
    'people',
    5,
    'place-unknown',
  ]);
  expect(await bad(school, { 计划: wrong.计划 ?? [] })).toContainEqual(['plans', 4, 'who-unknown']);
  expect((await send(school, 'kept?basis=1', await book(wrong))).status).toBe(422);
  expect((await school.json<People>(sun, 'GET', '/api/people')).people).toHaveLength(4);
});

test('nobody changes the own role by a workbook, nor takes away the last who runs the school', async () => {
  const school = await openSchool();
  expect(await bad(school, { 人员: [['孙静', 'sun', '保安员', null, '全校', null]] })).toEqual([
    ['people', 2, 'oneself'],
  ]);
  const keeper = await school.join({ name: '周安', username: 'an', role: 'admin', scope: [] });
  const demoted: Rows = { 人员: [['孙静', 'sun', '保安员', null, '全校', null]] };
  expect(await bad(school, demoted, keeper)).toEqual([['people', 2, 'last-manager']]);
});

test('what was looked at and is not so any more is not kept: somebody has changed the school meanwhile', async () => {
  const school = await openSchool();
  const bytes = await book(newSchool);
  const { basis } = (await read(school, bytes)) as SchoolRead;
  await school.join({ name: '吴用', username: 'wu', role: 'repair', scope: [] });
  const answer = await send(school, `kept?basis=${basis}`, bytes);
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'conflict']);
  const fresh = (await read(school, bytes)) as SchoolRead;
  const both = await Promise.all([1, 2].map(() => send(school, `kept?basis=${fresh.basis}`, bytes)));
  expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
  expect((await school.json<People>(sun, 'GET', '/api/people')).people).toHaveLength(8);
});

test('who looks after one building neither makes plans nor departments by a workbook', async () => {
  const school = await openSchool();
  const leader = await school.join({ name: '周安', username: 'an', role: 'duty_leader', scope: [dorm3.id] });
  expect(await bad(school, newSchool, leader)).toEqual([
    ['people', 0, 'not-allowed'],
    ['plans', 0, 'not-allowed'],
  ]);
  expect((await send(school, 'read', await book(newSchool), li)).status).toBe(404);
  expect((await send(school, 'read', Buffer.from('no'))).status).toBe(422);
});

test('a point may have checklists of its own, and a route that others walk is left to them', async () => {
  const school = await openSchool();
  await keep(school, await book({ 计划: [['甲', null, '3号宿舍楼 2层【Z1】\n食堂', '保安员', '每周']] }));
  const { plans, routes } = await school.parts.store.documents.timetable(yucai.id);
  expect(routes.get(plans[0]?.routeId ?? '')?.points.map(({ placeId, templates }) => [placeId, templates])).toEqual([
    [floor2.id, ['Z1']],
    [canteen.id, []],
  ]);
  expect(((await read(school, await taken(school))) as SchoolRead).sheets.plans).toMatchObject({ changed: 0, same: 1 });
});

test('two rounds a night are the least in a boarding school, by an entry as by a workbook; what stood before stays and may be brought back', async () => {
  const ofBoarders = { ...checklist, code: 'F2' };
  const templatesFor = ({ facilities }: { facilities: readonly string[] }) =>
    facilities.includes('boarding') ? [checklist, ofBoarders] : [checklist];
  const school = await openSchool({ templatesFor });
  const has = async (facilities: string[]) => {
    const { chosen, last } = await school.json<SchoolSettings>(sun, 'GET', '/api/settings');
    const body = { ...chosen, facilities, was: last?.entry ?? null };
    expect((await school.ask(sun, 'POST', '/api/settings', body)).status).toBe(200);
  };
  const [along, once] = [
    route(),
    plan({ who: { people: [], roles: ['patrol_guard'] }, when: readWhen('每天 22:00-06:00')! }),
  ];
  const said = (n: number, over: object = {}) =>
    entry('plan-kept', { ...once, ...over }, { subject: once.id, id: id(910 + n), by: sun.id, opSeq: n });
  await has(['canteen']);
  await school.push(sun, entry('route-kept', along, { subject: along.id, id: id(910), by: sun.id, opSeq: 1 }));
  expect(await school.push(sun, said(2))).toMatchObject([{ verdict: 'accepted' }]);
  await has(['canteen', 'boarding']);
  expect(await school.push(sun, said(3, { late: 20 }))).toMatchObject([{ verdict: 'refused', code: 'nights-too-few' }]);
  const back = (await read(school, await taken(school))) as SchoolRead;
  expect(back.sheets.plans).toMatchObject({ added: 0, changed: 0, same: 1 });
  const row = (name: string, when: string) => [name, 'F2', '3号宿舍楼 2层', '保安员', when];
  const rows = [
    row('一轮', '每天 22:00-06:00'),
    row('两轮', '每天 22:00-06:00 每240分钟'),
    row('白天', '每天 08:00-18:00'),
  ];
  expect(await bad(school, { 计划: rows })).toEqual([['plans', 2, 'nights-too-few']]);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect((await school.parts.store.documents.timetable(yucai.id)).plans).toMatchObject([{ name: once.name, late: 30 }]);
});
