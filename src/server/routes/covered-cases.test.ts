// What was written with a case may say who a student is: read by those who may, and by whoever has to do with the case; by nobody else,
// wherever the case is told.
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
  sun,
  tonight,
  wang,
  yucai,
} from '../../../tests/cast.ts';
import { an, chu, dian, everybody, fen, shui, xiao, zhi, zong } from '../../../tests/cast-cases.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import { hazardId } from '../../domain/hazard.ts';
import type { Person } from '../../domain/person.ts';
import { templateId, type Template } from '../../domain/template.ts';
import { openCases, type Cases } from '../cases.contract.ts';
import { tellReport, tellStep } from '../messages/tell-cases.ts';

const student = '张小明';
const [found, own] = [
  item({ id: 'D1-01', type: 'PF', photo: 'none' }),
  item({ id: 'X1-01', type: 'PF', photo: 'none' }),
];
const templates: Template[] = [
  { ...checklist, code: 'D1', items: [found] },
  // A checklist of the school's own, with the item copied.
  { ...checklist, code: 'X1', items: [{ ...own, copyOf: 'D1-01' }] },
];

/** Found by one who walks the dormitory, given to the electrician, who says what he did. */
async function openWith(code: 'D1' | 'X1'): Promise<{ cases: Cases; hazard: string }> {
  const cases = await openCases();
  for (const [n, template] of templates.entries())
    await cases.push(
      sun,
      entry('template-published', template, {
        subject: templateId(template),
        by: sun.id,
        device: id(901),
        opSeq: n + 1,
      }),
    );
  const subject = id(40_001);
  const itemId = `${code}-01`;
  const body = inspection({
    placeId: floor2.id,
    template: { code, version: 1 },
    answers: [answer(itemId, 'fail', { note: `${student}藏了电热毯` })],
    photos: [],
    startedAt: at(tonight - 60_000),
    finishedAt: at(tonight),
  });
  await cases.push(
    wang,
    entry('inspection-submitted', body, {
      subject,
      id: id(50_001),
      by: wang.id,
      device: wang.id,
      opSeq: 1,
      at: at(tonight),
      photos: [],
    }),
  );
  const hazard = hazardId(subject, itemId);
  await cases.take(hazard, sun, {
    do: 'assign',
    grade: 'G',
    category: 'dormitory',
    deptId: null,
    personId: dian.id,
    checkerId: wang.id,
    leader: '',
    due: 'D3',
    measure: '没收',
    note: '',
  });
  await cases.take(hazard, dian, 'accept');
  await cases.take(hazard, dian, { do: 'progress', note: `和${student}谈过了`, photos: [] });
  return { cases, hazard };
}

const year = 'from=2026-01-01&to=2026-12-31';
/** Everywhere a case is told. */
const told = (hazard: string): string[] => [
  '/api/hazards?list=all',
  `/api/hazards/${hazard}`,
  '/api/changes',
  `/api/search?q=${encodeURIComponent(student)}`,
  '/api/messages',
  `/api/hazards/${hazard}/evidence`,
  '/api/photo-wall',
  `/api/inspections/${hazard.split('.')[0]}`,
];
const onPaper = ['hazards', 'hazards-yearly', 'hazards-open', 'hazards-quarter'].flatMap((name) => [
  `/api/ledgers/${name}?${year}`,
  `/api/ledgers/${name}/file?${year}&as=csv`,
]);

const textOf = async (cases: Cases, who: Person, path: string): Promise<string> =>
  (await cases.school.ask(who, 'GET', path)).text();

/** Who leads the school, who keeps the dormitory, and who has to do with this case. */
const readers = new Set([wang, xiao, fen, zhi, dian, sun].map(({ id: one }) => one));

test.each(['D1', 'X1'] as const)(
  'the name of a student in a case of %s is read by whoever may, or has to do with it',
  async (code) => {
    const { cases, hazard } = await openWith(code);
    const { store } = cases.school.parts;
    const { steps } = handlingOf(await cases.hazard(hazard));
    await tellReport(store, yucai.id, hazard, tonight);
    for (const { stepId } of steps) await tellStep(store, yucai.id, { hazardId: hazard, entryId: stepId }, tonight);
    const whole = `/api/hazards/${hazard}`;
    const others = everybody.filter((who) => !readers.has(who.id));
    for (const who of others)
      for (const path of told(hazard))
        expect.soft((await textOf(cases, who, path)).includes(student), `${who.name} ${path}`).toBe(false);
    for (const who of everybody.filter((one) => readers.has(one.id)))
      expect.soft(await textOf(cases, who, whole), who.name).toContain(student);
    // They see the case, and that something stands there.
    for (const who of [an, zong]) expect.soft(await textOf(cases, who, whole), who.name).toContain('＊＊＊');
    // A paper goes from hand to hand: covered for everybody until somebody who may asks for it.
    for (const who of [sun, an, xiao])
      for (const path of onPaper) {
        const text = await textOf(cases, who, path);
        expect.soft(text.includes(student), `${who.name} ${path}`).toBe(false);
      }
    expect(await textOf(cases, xiao, `/api/ledgers/hazards?${year}&restricted=shown`)).toContain(student);
    expect((await cases.school.ask(sun, 'GET', `/api/ledgers/hazards?${year}&restricted=shown`)).status).toBe(404);
    // Who has it in hand reads it, and takes no evidence of it out of the school.
    expect((await cases.school.ask(sun, 'GET', `${whole}/evidence`)).status).toBe(404);
    expect((await cases.school.ask(xiao, 'GET', `${whole}/evidence`)).status).toBe(200);
  },
);

test('whoever stands in for the one who has it reads it, and a phone that was not shown it reads everything anew', async () => {
  const { cases, hazard } = await openWith('D1');
  const { store } = cases.school.parts;
  const changes = async (after = '') =>
    (await cases.school.ask(zong, 'GET', `/api/changes${after && `?after=${encodeURIComponent(after)}`}`)).text();
  const first = await changes();
  expect(first).not.toContain(student);
  const { cursor } = JSON.parse(first) as { cursor: string };
  expect(await changes(cursor)).not.toContain('resync');
  const book = (await store.documents.read(yucai.id, 'responsibility', yucai.id))!;
  const day = '2026-11-22';
  const absences = [{ personId: dian.id, from: day, to: day, deputyId: zong.id }];
  const { departments, rules, checkerMayClose } = book;
  await cases.push(
    sun,
    entry(
      'responsibility-set',
      { departments, rules, checkerMayClose, absences },
      { id: id(60_001), subject: yucai.id, by: sun.id, at: at(tonight) },
    ),
  );
  expect(await changes(cursor)).toContain('resync');
  expect(await changes()).toContain(student);
  expect(await textOf(cases, zong, `/api/hazards/${hazard}`)).toContain(student);
  expect(await textOf(cases, shui, `/api/hazards/${hazard}`)).not.toContain(student);
  expect(await textOf(cases, chu, '/api/changes')).not.toContain(student);
});
