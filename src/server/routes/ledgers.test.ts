import { expect, test, vi } from 'vitest';
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
  yucai,
} from '../../../tests/cast.ts';
import { covered } from '../../domain/ledgers/form.ts';
import type { LedgerCheck, LedgerList, LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import type { Person } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import { templateId, type Template } from '../../domain/template.ts';
import { drawPicture } from '../demo/picture.ts';
import { chance } from '../demo/random.ts';
import { openSchool, type School } from '../school.contract.ts';
import { readWorkbook } from '../sheets/read-workbook.ts';
import { unpack } from '../sheets/unpack.ts';

const hourMs = 3_600_000;
const day = '2026-11-22';
const days = `from=${day}&to=${day}`;

const wares = item({
  id: 'K2-27',
  type: 'TABLE',
  photo: 'none',
  columns: [
    { zh: '种类', en: 'Kind' },
    { zh: '数量', en: 'Kilograms', type: 'NUM' },
    { zh: '收运单位', en: 'Taken by' },
  ],
});
const missing = item({
  id: 'D2-05',
  type: 'TABLE',
  photo: 'none',
  columns: [
    { zh: '房间', en: 'Room' },
    { zh: '班级', en: 'Class' },
  ],
});
const templateOf = (code: string, ...items: Template['items']): Template => ({ ...checklist, code, items });

let n = 0;
async function openWith(...templates: Template[]): Promise<School> {
  const school = await openSchool();
  for (const template of templates)
    await school.push(
      sun,
      entry('template-published', template, { subject: templateId(template), by: sun.id, device: id(901), opSeq: ++n }),
    );
  return school;
}

/** So many minutes before tonight, so that the last is the earliest of the day. */
async function handIn(school: School, by: Person, place: Place, code: string, rows: string[][], minutes: number) {
  const ms = tonight - minutes * 60_000;
  const subject = id(40_000 + ++n);
  const itemId = code === 'K2' ? 'K2-27' : 'D2-05';
  const body = inspection({
    placeId: place.id,
    template: { code, version: 1 },
    answers: [answer(itemId, rows)],
    photos: [],
    startedAt: at(ms - 60_000),
    finishedAt: at(ms),
  });
  const over = { subject, id: id(50_000 + n), by: by.id, device: by.id, opSeq: n, at: at(ms) };
  expect((await school.push(by, entry('inspection-submitted', body, over)))[0]?.verdict).toBe('accepted');
  return subject;
}

const ask = (school: School, who: Person, name: string, query = days): Promise<LedgerPage> =>
  school.json<LedgerPage>(who, 'GET', `/api/ledgers/${name}?${query}`);

async function everyPage(school: School, who: Person, name: string, query = days): Promise<LedgerPage[]> {
  const pages = [await ask(school, who, name, query)];
  for (let { next } = pages[0]!; next !== null; next = pages.at(-1)!.next)
    pages.push(await ask(school, who, name, `${query}&after=${encodeURIComponent(next)}`));
  return pages;
}

const food = templateOf('K2', wares);
const count = templateOf('D2', missing);

test('managers read the ledgers whose checklists the school has, of the places they answer for', async () => {
  const school = await openWith(food);
  const [early, late] = [
    await handIn(school, wang, dorm3, 'K2', [['厨余', '20.5', '环卫']], 120),
    await handIn(school, li, canteen, 'K2', [['油脂', '3', '环卫']], 60),
  ];
  const local = await school.join({ name: '刘主任', username: 'liu', role: 'duty_leader', scope: [canteen.id] });
  const { ledgers, mayShow } = await school.json<LedgerList>(sun, 'GET', '/api/ledgers');
  const names = ledgers.map(({ name }) => name);
  expect(names).toContain('food-waste');
  expect(names).not.toContain('fire-patrol');
  expect(mayShow).toBe(false);
  const of = async (who: Person, query = days) =>
    (await ask(school, who, 'food-waste', query)).rows.map((row) => row.of);
  expect(await of(sun)).toEqual([early, late]);
  expect(await of(sun, `${days}&place=${dorm3.id}`)).toEqual([early]);
  expect(await of(local)).toEqual([late]);
  expect((await ask(school, sun, 'food-waste')).rows[0]?.cells).toEqual([day, '厨余', 20.5, '环卫', null, null]);
  const status = async (who: Person, path: string) => (await school.ask(who, 'GET', path)).status;
  expect(await status(local, `/api/ledgers/food-waste?${days}&place=${dorm3.id}`)).toBe(404);
  expect(await status(sun, `/api/ledgers/none?${days}`)).toBe(404);
  expect(await status(sun, '/api/ledgers/food-waste?from=2026-11-22&to=2026-11-21')).toBe(400);
  for (const path of ['', '/check?code=0', `/food-waste?${days}`, `/food-waste/file?${days}`])
    expect.soft(await status(wang, `/api/ledgers${path}`)).toBe(404);
});

test('who is missing at night is covered, on the screen and in files, unless somebody who may asks for it', async () => {
  const school = await openWith(count);
  await handIn(school, wang, floor2, 'D2', [['305', '高一(3)班']], 30);
  const head = await school.join({ name: '何校长', username: 'he', role: 'principal', scope: [] });
  const cells = async (who: Person, query = days) => (await ask(school, who, 'night-count', query)).rows[0]?.cells;
  expect(await cells(head)).toContain(covered);
  expect(await cells(head, `${days}&restricted=shown`)).toContain('305 高一(3)班');
  const csv = async (query: string) => (await school.ask(head, 'GET', `/api/ledgers/night-count/file?${query}`)).text();
  expect(await csv(`${days}&as=csv`)).not.toContain('305 ');
  expect(await csv(`${days}&as=csv&restricted=shown`)).toContain('305 高一(3)班');
  // The list of who did what says which of the two it was.
  const { lines } = await school.parts.store.audit.list(yucai.id, { kinds: ['exported'], limit: 10 });
  expect(new Set(lines.map(({ by, facts }) => `${by} ${facts.name}`))).toEqual(
    new Set(['', '_含学生信息'].map((shown) => `${head.id} ${day}至${day}_晚查寝登记${shown}.csv`)),
  );
  // The safety office may not (`domain.md` 9).
  for (const path of ['', '/file'])
    expect((await school.ask(sun, 'GET', `/api/ledgers/night-count${path}?${days}&restricted=shown`)).status).toBe(404);
});

const manyRows = Array.from({ length: 90 }, (_, at) => [`第${at}种`, String(at), '环卫']);

test('pages add up to the whole, the last one carries the code, and a page goes on only with its own question', async () => {
  const school = await openWith(food);
  for (let minutes = 60; minutes > 0; minutes--) await handIn(school, li, canteen, 'K2', manyRows.slice(0, 9), minutes);
  const pages = await everyPage(school, sun, 'food-waste');
  const rows = pages.flatMap((page) => page.rows);
  expect(pages.length).toBeGreaterThan(1);
  expect(new Set(rows.map((row) => row.id)).size).toBe(540);
  expect(pages.map(({ code }) => code !== null)).toEqual(pages.map((_, at) => at === pages.length - 1));
  expect(pages.at(-1)?.count).toBe(540);
  const next = encodeURIComponent(pages[0]?.next ?? '');
  const refused = async (query: string) => (await school.ask(sun, 'GET', `/api/ledgers/food-waste?${query}`)).status;
  expect(await refused(`${days}&after=${next}`)).toBe(200);
  expect(await refused(`from=2026-11-21&to=${day}&after=${next}`)).toBe(400);
  expect(await refused(`${days}&after=${next.slice(0, -3)}AAA`)).toBe(400);

  const code = pages.at(-1)?.code ?? '';
  const check = async (typed: string) =>
    (await school.json<LedgerCheck>(sun, 'GET', `/api/ledgers/check?code=${encodeURIComponent(typed)}`)).made;
  expect(await check(code)).toMatchObject({
    name: 'food-waste',
    title: '餐厨废弃物处置台账',
    from: day,
    to: day,
    place: null,
    part: false,
    count: 540,
  });
  expect(await check(` ${code.toLowerCase().replaceAll('-', ' - ')} `)).toMatchObject({ count: 540 });
  const other = code.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  for (const typed of [other, '', 'x', code.slice(1), 'ZZ00000-1-1-00000000']) expect(await check(typed)).toBeNull();
  const here = (await ask(school, sun, 'food-waste', `from=2026-11-01&to=2026-11-02&place=${canteen.id}`)).code ?? '';
  expect(await check(here)).toMatchObject({ place: canteen.name, part: false, count: 0 });
});

test('both files say what the pages say, and what people wrote stays text', async () => {
  const school = await openWith(food);
  const rows = [
    ['=1+1', '2', '@SUM(A1)'],
    ['-2', '1.5', '+86 138,"引号"\n两行'],
    ['_x0041_', '0', '<b>&amp;'],
  ];
  await handIn(school, li, canteen, 'K2', rows, 10);
  const page = await ask(school, sun, 'food-waste');
  const xlsx = await school.ask(sun, 'GET', `/api/ledgers/food-waste/file?${days}`);
  expect(xlsx.headers.get('content-disposition')).toContain(
    encodeURIComponent(`${day}至${day}_餐厨废弃物处置台账.xlsx`),
  );
  const [sheet, facts] = readWorkbook(Buffer.from(await xlsx.arrayBuffer()));
  expect(sheet?.rows.flatMap(({ formulas }) => formulas)).toEqual([]);
  const texts = sheet?.rows.slice(1).map(({ cells }) => [1, 2, 3].map((column) => cells.get(column)));
  expect(texts).toEqual(page.rows.map(({ cells }) => cells.slice(1, 4).map(String)));
  expect(facts?.rows.map(({ cells }) => cells.get(0))).toContain('核对编码');
  expect(facts?.rows.find(({ cells }) => cells.get(0) === '核对编码')?.cells.get(1)).toBe(page.code);

  const csv = Buffer.from(
    await (await school.ask(sun, 'GET', `/api/ledgers/food-waste/file?${days}&as=csv`)).arrayBuffer(),
  ).toString('utf8');
  expect(csv.startsWith('\uFEFF日期,种类,数量（kg）,收运单位,用途去向,交接人\r\n')).toBe(true);
  expect(csv).toContain(`${day},'=1+1,2,'@SUM(A1),,\r\n`);
  expect(csv).toContain(`${day},'-2,1.5,"'+86 138,""引号""\n两行",,\r\n`);
});

test('every file is noted before it leaves and when it ended, and nothing is read on for whoever is gone', async () => {
  const school = await openWith(food);
  for (let hours = 0; hours < 8; hours++)
    for (let minutes = 0; minutes < 10; minutes++)
      await handIn(school, li, canteen, 'K2', manyRows, (hours * hourMs) / 60_000 + minutes);
  const said = vi.spyOn(school.parts.log, 'info');
  const read = vi.spyOn(school.parts.store.ledgerSource, 'records');
  const exports = () => said.mock.calls.filter(([, what]) => what === 'export').map(([about]) => about);
  const whole = await school.ask(sun, 'GET', `/api/ledgers/food-waste/file?${days}&as=csv`);
  expect((await whole.text()).split('\r\n')).toHaveLength(80 * 90 + 2);
  expect(exports()).toMatchObject([
    { by: sun.id, what: 'food-waste', as: 'csv', from: day, to: day, shown: false },
    { what: 'food-waste', rows: 7200, ended: 'whole' },
  ]);
  read.mockClear();
  const left = await school.ask(sun, 'GET', `/api/ledgers/food-waste/file?${days}`);
  const reader = left.body!.getReader();
  await reader.read();
  await reader.cancel();
  expect(exports().slice(2)).toMatchObject([{ what: 'food-waste' }, { ended: 'cancelled' }]);
  expect(read.mock.calls.length).toBe(1);
  const broken = new Error('the disk is gone');
  read.mockRejectedValueOnce(broken);
  const failed = await school.ask(sun, 'GET', `/api/ledgers/food-waste/file?${days}`);
  await expect(failed.arrayBuffer()).rejects.toThrow('the disk is gone');
  expect(exports().at(-1)).toMatchObject({ ended: 'failed' });
});

test('a photo and a signature stand in their cells, and whoever takes photos of a dormitory is written down', async () => {
  const lamp = item({ id: 'D1-02', type: 'PF' });
  const sign = item({ id: 'D1-22', type: 'SIGN', photo: 'none', grade: null, due: null });
  const school = await openWith(templateOf('D1', lamp, sign));
  const bytes = drawPicture(chance(7), '2026-11-22');
  const shot = photo('D1-02', sha256(bytes));
  const signature = { name: '王丽', signedAt: tonight, strokes: [[10, 10, 200, 100]], width: 300, height: 150 };
  const subject = id(40_000 + ++n);
  const body = inspection({
    placeId: dorm3.id,
    template: { code: 'D1', version: 1 },
    answers: [answer('D1-02', 'pass', { photos: [shot.sha256] }), answer('D1-22', signature)],
    photos: [shot],
    startedAt: at(tonight - 60_000),
    finishedAt: at(tonight),
  });
  const over = {
    subject,
    id: id(50_000 + n),
    by: wang.id,
    device: wang.id,
    opSeq: n,
    at: at(tonight),
    photos: [shot.sha256],
  };
  expect(await school.push(wang, entry('inspection-submitted', body, over))).toMatchObject([{ verdict: 'accepted' }]);

  const before = await ask(school, sun, 'dormitory-check');
  const column = (head: string): number => before.heads.findIndex((one) => one.head === head);
  // The photo is still on the phone.
  expect(before.rows[0]?.pictures).toEqual([{ column: column('检查人'), drawing: 0 }]);
  expect(before.drawings).toEqual([{ strokes: signature.strokes, width: 300, height: 150 }]);
  expect((await school.ask(wang, 'PUT', `/api/photos/${shot.sha256}`, bytes)).ok).toBe(true);
  const page = await ask(school, sun, 'dormitory-check');
  expect(page.rows[0]?.pictures).toContainEqual({ column: column('照片'), photo: shot.sha256 });

  const file = await school.ask(sun, 'GET', `/api/ledgers/dormitory-check/file?${days}`);
  const parts = unpack(Buffer.from(await file.arrayBuffer()));
  expect([...parts.keys()].filter((name) => name.startsWith('xl/media/'))).toHaveLength(2);
  const { store } = school.parts;
  const seen = await store.photoViews.isNoted(yucai.id, { personId: sun.id, how: 'full' }, shot.sha256, 0);
  expect(seen).toBe(true);
});
