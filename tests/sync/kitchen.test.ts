// The kitchen's work, offline and delivered: what the phone shows, what the server holds, and who sees it.
import { expect, test } from 'vitest';
import { kitchenBook } from '../../src/db/kitchen.ts';
import {
  disposeSample,
  liftSeal,
  missSample,
  readFridge,
  sealSamples,
  setMenu,
  takeSample,
} from '../../src/db/kitchen-acts.ts';
import { ownHazards } from '../../src/db/hazards.ts';
import { waitingLines } from '../../src/db/waiting-lines.ts';
import { keepMs } from '../../src/domain/kitchen.ts';
import type { Person } from '../../src/domain/person.ts';
import type { LedgerCheck, LedgerPage } from '../../src/domain/ledgers/ledger-reports.ts';
import type { Gaps, Register } from '../../src/domain/register-reports.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { readWorkbook } from '../../src/server/sheets/read-workbook.ts';
import { at, canteen, dorm3, sun, tonight, wang } from '../cast.ts';
import { Phone, wire } from './phone.ts';

const day = '2026-11-22';
const meals = [{ meal: 'dinner' as const, until: '18:30', dishes: ['米饭', '青菜'] }];
const dish = { canteenId: canteen.id, day, meal: 'dinner' as const };
const box = {
  ...dish,
  dish: '米饭',
  until: '18:30',
  grams: 130,
  box: 'A-01',
  fridge: '1号柜',
  shelf: '',
  takenAt: at(),
};
const way = { canteenId: canteen.id, way: 'kitchen-waste' as const, note: '', witness: '孙静' };

async function cook(school: School, username: string, role: Person['role'], scope = [canteen.id]): Promise<Phone> {
  const person = await school.join({ name: '赵敏', username, role, scope });
  const phone = new Phone(person, wire(school, person));
  expect(await phone.round()).toBe('done');
  return phone;
}

test('what is recorded without a line is on the screen at once, arrives once, and another of the kitchen sees it', async () => {
  const school = await openSchool();
  const [zhao, director] = [await cook(school, 'zhao', 'sampler'), await cook(school, 'qian', 'food_director', [])];
  await setMenu(zhao.db, { canteenId: canteen.id, day, meals });
  await takeSample(zhao.db, box);
  await missSample(zhao.db, { ...dish, dish: '青菜', reason: '卖完了' });
  await readFridge(zhao.db, { canteenId: canteen.id, fridge: '1号柜', celsius: 9, again: 9.5 });
  const before = await kitchenBook(zhao.db);
  expect(before.samples.map(({ dish: name, state }) => [name, state])).toEqual([
    ['米饭', 'kept'],
    ['青菜', 'missed'],
  ]);
  expect((await ownHazards(zhao.db)).map((hazard) => hazard.text.zh).sort()).toEqual([
    '留样柜 1号柜 温度 9.5 ℃',
    '缺样：青菜',
  ]);
  expect(await zhao.round()).toBe('done');
  const after = await kitchenBook(zhao.db);
  expect([after.menus.length, after.samples.length, after.readings.length]).toEqual([1, 2, 1]);
  await director.round();
  expect(await kitchenBook(director.db)).toEqual(after);
  const walker = new Phone(wang, wire(school, wang));
  await walker.round();
  expect(await kitchenBook(walker.db)).toEqual({ menus: [], samples: [], readings: [], seals: [] });
});

test('the phone itself refuses what is too early or sealed, and a seal pressed elsewhere counts as soon as it is heard of', async () => {
  const school = await openSchool();
  const [zhao, director] = [await cook(school, 'zhao', 'sampler'), await cook(school, 'qian', 'food_director', [])];
  await takeSample(zhao.db, box);
  await zhao.round();
  const sample = async () => (await kitchenBook(zhao.db)).samples[0]!;
  const clock = { offsetMs: tonight + keepMs + 1000 - Date.now(), at: Date.now() };
  await expect(disposeSample(zhao.db, await sample(), way)).rejects.toMatchObject({ code: 'too-early' });
  await director.round();
  await sealSamples(director.db, { canteenId: canteen.id, reason: '腹痛' });
  await director.round();
  await zhao.round();
  await zhao.db.meta.put({ key: 'clock', value: clock });
  await expect(disposeSample(zhao.db, await sample(), way)).rejects.toMatchObject({ code: 'sealed' });
  const [seal] = (await kitchenBook(director.db)).seals;
  await liftSeal(director.db, { canteenId: canteen.id, reason: '合格' }, seal!);
  await director.round();
  await zhao.round();
  await zhao.db.meta.put({ key: 'clock', value: clock });
  await disposeSample(zhao.db, await sample(), way);
  expect(await sample()).toMatchObject({ state: 'disposed', disposed: { witness: '孙静' } });
});

test('two people dispose of one box while offline: the first stands, the other is told, and neither is lost', async () => {
  const school = await openSchool();
  const [zhao, officer] = [await cook(school, 'zhao', 'sampler'), await cook(school, 'qian', 'food_officer')];
  await takeSample(zhao.db, { ...box, takenAt: at(tonight - 3 * keepMs) });
  await zhao.round();
  await officer.round();
  for (const phone of [zhao, officer]) await disposeSample(phone.db, (await kitchenBook(phone.db)).samples[0]!, way);
  await zhao.rounds();
  await officer.rounds();
  expect(await waitingLines(officer.db, 9)).toMatchObject([{ name: '米饭', delivery: 'attention', code: 'conflict' }]);
  await officer.round();
  const [held] = (await kitchenBook(zhao.db)).samples;
  expect(held).toMatchObject({ state: 'disposed', disposed: { by: zhao.person.id } });
});

test('the register shows the days and canteens one answers for, and is not there for others', async () => {
  const school = await openSchool();
  const zhao = await cook(school, 'zhao', 'sampler');
  await setMenu(zhao.db, { canteenId: canteen.id, day, meals });
  await takeSample(zhao.db, box);
  await zhao.round();
  const elsewhere = await school.join({ name: '冯', username: 'feng', role: 'logistics_head', scope: [dorm3.id] });
  const ask = (who: Person | null, query = `from=${day}&to=${day}`) => school.ask(who, 'GET', `/api/samples?${query}`);
  const file = await school.ask(zhao.person, 'GET', `/api/samples/file?from=${day}&to=${day}`);
  const [sheet] = readWorkbook(Buffer.from(await file.arrayBuffer()));
  expect([...sheet!.rows[1]!.cells.values()]).toContain('米饭');
  expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('食品留样登记表'));
  expect((await school.ask(wang, 'GET', `/api/samples/file?from=${day}&to=${day}`)).status).toBe(404);
  expect((await school.ask(elsewhere, 'GET', `/api/samples/file?from=${day}&to=${day}`)).status).toBe(200);
  const pages = async (who: Person, query?: string) => (await (await ask(who, query)).json()) as Register;
  expect((await pages(zhao.person)).samples.map((one) => one.dish)).toEqual(['米饭']);
  expect((await pages(elsewhere)).samples).toEqual([]);
  expect((await pages(zhao.person, 'from=2026-11-23&to=2026-11-30')).samples).toEqual([]);
  expect([(await ask(wang)).status, (await ask(null)).status]).toEqual([404, 401]);
  for (const query of [
    'from=2026-11-22&to=2026-11-21',
    'from=2026-01-01&to=2026-11-22',
    'from=2026-11-22',
    'from=x&to=y',
  ])
    expect((await ask(zhao.person, query)).status, query).toBe(400);
});

test('a dish that nobody said anything about is told to managers after its day, and stands in the register and its file', async () => {
  const school = await openSchool();
  const zhao = await cook(school, 'zhao', 'sampler');
  await setMenu(zhao.db, { canteenId: canteen.id, day, meals });
  await takeSample(zhao.db, box);
  await zhao.round();
  school.clock.ms += 86_400_000;
  const told = async (who: Person) => ((await (await school.ask(who, 'GET', '/api/samples/gaps')).json()) as Gaps).gaps;
  expect((await told(sun)).map((one) => `${one.day} ${one.meal} ${one.dish}`)).toEqual([`${day} dinner 青菜`]);
  expect((await school.ask(wang, 'GET', '/api/samples/gaps')).status).toBe(404);
  const file = await school.ask(sun, 'GET', `/api/samples/file?from=${day}&to=${day}`);
  const [sheet] = readWorkbook(Buffer.from(await file.arrayBuffer()));
  expect([...sheet!.rows.at(-1)!.cells.values()]).toEqual(expect.arrayContaining(['青菜', '没有留样，也没有写原因']));
  await missSample(zhao.db, { ...dish, dish: '青菜', reason: '打翻了' });
  await zhao.round();
  expect(await told(sun)).toEqual([]);
});

test('the register is a ledger of any number of months, for the kitchen and for managers, and its paper has a code', async () => {
  const school = await openSchool();
  const zhao = await cook(school, 'zhao', 'sampler');
  await setMenu(zhao.db, { canteenId: canteen.id, day, meals });
  await takeSample(zhao.db, box);
  await zhao.round();
  school.clock.ms += 86_400_000;
  const months = 'from=2026-08-01&to=2026-12-31';
  const path = (name: string, more = '') => `/api/ledgers/${name}${more}?${months}`;
  const page = await school.json<LedgerPage>(zhao.person, 'GET', path('samples'));
  const said = page.rows.map(({ cells }) => [cells[0], cells[2], cells[3], cells.at(-1)]);
  expect(said).toEqual([
    [day, '米饭', 130, '补留'],
    [day, '青菜', null, '没有留样，也没有写原因'],
  ]);
  const { made } = await school.json<LedgerCheck>(sun, 'GET', `/api/ledgers/check?code=${page.code}`);
  expect(made).toMatchObject({ title: '食品留样登记表', count: 2 });
  const csv = await (await school.ask(zhao.person, 'GET', `${path('samples', '/file')}&as=csv`)).text();
  expect(csv.split('\r\n')).toHaveLength(4);
  const elsewhere = await school.join({ name: '冯', username: 'feng', role: 'logistics_head', scope: [dorm3.id] });
  expect((await school.json<LedgerPage>(elsewhere, 'GET', path('samples'))).rows).toEqual([]);
  for (const name of ['samples', 'fridge-readings'])
    expect.soft((await school.ask(wang, 'GET', path(name))).status).toBe(404);
  // No other ledger is the kitchen's.
  expect((await school.ask(zhao.person, 'GET', path('food-waste'))).status).toBe(404);
});
