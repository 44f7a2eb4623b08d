// Who a student is, in a record, a role at a time (`domain.md` 9): in its answers, notes, photos, spoken words and earlier submissions.
import { expect, test } from 'vitest';
import {
  answer,
  at,
  checklist,
  entry,
  floor2,
  id,
  inspection,
  item,
  li,
  photo,
  sha256,
  sound,
  sun,
  tonight,
  voice,
  wang,
} from '../../../tests/cast.ts';
import { coveredText } from '../../domain/restricted.ts';
import { managerRoles, type Person } from '../../domain/person.ts';
import type { PhotoWall } from '../../domain/photo-wall.ts';
import type { InspectionView } from '../../domain/reports.ts';
import { templateId } from '../../domain/template.ts';
import { drawPicture } from '../demo/picture.ts';
import { chance } from '../demo/random.ts';
import { openSchool, type School } from '../school.contract.ts';

const columns = [
  { zh: '房间', en: 'Room' },
  { zh: '情形', en: 'What' },
];
const items = [
  item({ id: 'D2-01', type: 'NUM', photo: 'none', grade: null }),
  item({ id: 'D2-05', type: 'TABLE', photo: 'none', grade: 'L', columns }),
  item({ id: 'D2-08', type: 'PF', photo: 'none' }),
];
const dormitory = { ...checklist, code: 'D2', items };
/** A checklist of the school's own, with an item that was copied. */
const own = {
  ...checklist,
  code: 'X1',
  items: [item({ id: 'X1-01', type: 'TABLE', photo: 'none', grade: null, columns, copyOf: 'D2-06' })],
};

const paper = drawPicture(chance(1), 'a list of names');
const words = sound('张小明不在');
const missing = [
  ['305', '张小明'],
  ['306', ''],
];
const said = inspection({
  template: { code: 'D2', version: 1 },
  answers: [
    answer('D2-01', 1),
    answer('D2-05', missing, { photos: [sha256(paper)], note: '张小明的家长已接' }),
    answer('D2-08', 'fail', { note: '张小明开了门' }),
  ],
  photos: [photo('D2-05', sha256(paper))],
  voices: [voice('D2-05', words)],
});
const told = /张小明/;

async function open() {
  const school = await openSchool();
  let n = 800;
  for (const template of [dormitory, own]) {
    const over = { subject: templateId(template), by: sun.id, device: id(901), opSeq: ++n };
    const verdicts = await school.push(sun, entry('template-published', template, over));
    expect(verdicts).toEqual([expect.objectContaining({ verdict: 'accepted' })]);
  }
  const first = entry('inspection-submitted', said, { subject: id(510) });
  const second = entry(
    'inspection-submitted',
    { ...said, correction: { reason: '补登' } },
    { subject: id(510), supersedes: first.id },
  );
  const copied = entry(
    'inspection-submitted',
    inspection({
      template: { code: 'X1', version: 1 },
      answers: [answer('X1-01', [['305', '张小明发烧']])],
      photos: [],
    }),
    { subject: id(511) },
  );
  expect((await school.push(wang, first, second, copied)).map(({ verdict }) => verdict)).toEqual([
    'accepted',
    'accepted',
    'accepted',
  ]);
  await school.ask(wang, 'PUT', `/api/photos/${sha256(paper)}`, paper);
  await school.ask(wang, 'PUT', `/api/photos/${sha256(words)}`, Buffer.from(words), { 'content-type': 'audio/webm' });
  return { school, first };
}

const reads = async (school: School, who: Person, path: string) => school.ask(who, 'GET', `/api/inspections/${path}`);
const asRole = (school: School, role: Person['role']) =>
  school.join({ name: '某人', username: `one-${role.replaceAll('_', '-')}`, role, scope: [] });
const mayRead = new Set<Person['role']>(['duty_leader', 'vice_principal', 'principal']);

test.each(managerRoles)('%s reads who it is, or reads it covered', async (role) => {
  const { school, first } = await open();
  const who = await asRole(school, role);
  const may = mayRead.has(role);
  for (const path of [id(510), id(511), `${id(510)}/submissions/${first.id}`]) {
    const response = await reads(school, who, path);
    expect.soft([path, response.status]).toEqual([path, 200]);
    expect.soft([path, told.test(await response.text())]).toEqual([path, may]);
  }
  for (const bytes of [paper, words])
    expect.soft((await reads(school, who, `${id(510)}/photos/${sha256(bytes)}`)).status).toBe(may ? 200 : 404);
  for (const one of [id(510), id(511)])
    expect.soft((await reads(school, who, `${one}/evidence`)).status).toBe(may ? 200 : 404);
  const wall = await (await school.ask(who, 'GET', '/api/photo-wall')).text();
  expect(wall.includes(sha256(paper))).toBe(may);
  const hazard = await school.ask(who, 'GET', `/api/hazards/${id(510)}.D2-08/evidence`);
  expect(hazard.status).toBe(may ? 200 : 404);
});

test('what is covered is seen to be there, and everything else stays as it was', async () => {
  const { school } = await open();
  const view = await school.json<InspectionView>(sun, 'GET', `/api/inspections/${id(510)}`);
  const [number, rows, door] = view.record.inspection.answers;
  expect(number).toEqual(said.answers[0]);
  expect(rows).toMatchObject({
    value: [
      [coveredText, coveredText],
      [coveredText, ''],
    ],
    note: coveredText,
    photos: [],
  });
  expect(door).toMatchObject({ value: 'fail', note: coveredText });
  expect(view).toMatchObject({
    covered: ['D2-05', 'D2-08'],
    withheld: true,
    photos: [],
    record: { inspection: { photos: [], voices: [] } },
  });
  expect(view.hazards.map(({ note }) => note)).toEqual([coveredText]);
});

test('whoever wrote it reads it, and a record without a word about anybody is told whole', async () => {
  const { school } = await open();
  const view = await school.json<InspectionView>(wang, 'GET', `/api/inspections/${id(510)}`);
  expect(view.record.inspection).toEqual({ ...said, correction: { reason: '补登' } });
  expect(view).not.toHaveProperty('covered');
  const plain = entry('inspection-submitted', inspection({ placeId: floor2.id }), {
    subject: id(512),
    by: li.id,
    device: li.id,
    opSeq: 1,
  });
  await school.push(li, plain);
  const other = await school.json<InspectionView>(sun, 'GET', `/api/inspections/${id(512)}`);
  expect(other.record.inspection).toEqual(inspection({ placeId: floor2.id }));
  expect(other).not.toHaveProperty('covered');
  expect(other).not.toHaveProperty('withheld');
});

test('a page of the wall with nothing but lists of names is an empty page to whoever may not read them, with the way to the next', async () => {
  const { school } = await open();
  const door = inspection();
  const shots = door.photos.map((one) => Object.assign({}, one, { takenAt: at(tonight - 600_000) }));
  const older = entry('inspection-submitted', { ...door, photos: shots }, { subject: id(513), id: id(514), opSeq: 40 });
  expect(await school.push(wang, older)).toMatchObject([{ verdict: 'accepted' }]);
  const pages = [];
  for (let next: string | null = ''; next !== null;) {
    const before: string = next && `&before=${encodeURIComponent(next)}`;
    const page: PhotoWall = await school.json<PhotoWall>(sun, 'GET', `/api/photo-wall?limit=1${before}`);
    pages.push(page.rows.map(({ sha256: one }) => one));
    next = page.next;
  }
  expect(pages).toEqual([[], shots.map(({ sha256: one }) => one)]);
});
