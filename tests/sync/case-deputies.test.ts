// A case on the phones of those who act for somebody: who stands in, and heads of departments.
import { expect, test } from 'vitest';
import { casesInHand, ownCases } from '../../src/db/cases.ts';
import { hasCases } from '../../src/db/has-cases.ts';
import { hazardHere } from '../../src/db/hazards.ts';
import { dayOf } from '../../src/domain/inspection.ts';
import { nobodyYet, type Responsibility } from '../../src/domain/responsibility.ts';
import { tellClocks } from '../../src/server/messages/tell-cases.ts';
import type { School } from '../../src/server/school.contract.ts';
import * as cast from '../cast.ts';
import { dayMs, inKitchen, phones, report, stateOn, take, topicsOf } from './case-phones.ts';

const { li, sun, wang } = cast;

let books = 0;

async function setBook(school: School, book: Partial<Responsibility>): Promise<void> {
  const over = { id: cast.id(7000 + books++), subject: cast.yucai.id, by: sun.id, at: cast.at(school.clock.ms) };
  const [verdict] = await school.push(sun, cast.entry('responsibility-set', { ...nobodyYet, ...book }, over));
  expect(verdict?.verdict).toBe('accepted');
}

test('H4 who stands in for somebody who falls ill after the case was given out has it on the phone, is told, and puts it right offline', async () => {
  const { school, hers, office } = await phones();
  const zhao = await inKitchen(school, '赵敏', 'zhao');
  const qian = await inKitchen(school, '钱进', 'qian');
  for (const phone of [zhao, qian]) await phone.round();
  const id = await report(hers);
  await hers.round();
  await office.round();
  await take(office, id, 'assign', { personId: li.id, checkerId: wang.id });
  await office.round();
  await zhao.round();
  expect(await stateOn(zhao, id)).toBeUndefined();
  const day = dayOf(school.clock.ms, cast.yucai.timeZone);
  const next = dayOf(school.clock.ms + dayMs, cast.yucai.timeZone);
  const absences = [
    { personId: li.id, from: day, to: day, deputyId: zhao.person.id },
    { personId: wang.id, from: day, to: day, deputyId: qian.person.id },
  ];
  await setBook(school, { absences });
  await tellClocks(school.parts, cast.yucai.id, school.clock.ms);
  await tellClocks(school.parts, cast.yucai.id, school.clock.ms);
  expect(await topicsOf(school, zhao.person)).toEqual(['case-yours']);
  for (const phone of [zhao, qian]) await phone.rounds();
  expect((await ownCases(zhao.db)).map((one) => one.id)).toEqual([id]);
  expect(await hasCases(zhao.db)).toBe(true);
  await take(zhao, id, 'accept');
  await take(zhao, id, 'rectify');
  await expect(take(zhao, id, 'pass')).rejects.toThrow('own-work');
  await zhao.round();
  expect(await topicsOf(school, qian.person)).toEqual(['case-check']);
  await qian.round();
  await take(qian, id, 'pass');
  await qian.round();
  await office.round();
  expect(await stateOn(office, id)).toBe('verified');
  expect((await hazardHere(office.db, id))?.handling?.steps.every(({ without }) => !without)).toBe(true);
  // Back at work: the case leaves the phones of those who stood in.
  school.clock.ms += 2 * dayMs;
  expect(dayOf(school.clock.ms, cast.yucai.timeZone) > next).toBe(true);
  for (const phone of [zhao, qian]) {
    await phone.rounds();
    expect(await ownCases(phone.db)).toEqual([]);
    expect(await stateOn(phone, id)).toBeUndefined();
  }
});

test('H4 what whoever stood in put right offline counts by the day it was done; where it was not theirs even then it stays on the case with its photo, and both are told', async () => {
  const { school, hers, office } = await phones();
  const zhao = await inKitchen(school, '赵敏', 'zhao');
  await zhao.round();
  const day = dayOf(school.clock.ms, cast.yucai.timeZone);
  const away = { absences: [{ personId: li.id, from: day, to: day, deputyId: zhao.person.id }] };
  await setBook(school, away);
  const [first, second] = [await report(hers), await report(hers)];
  await hers.round();
  await office.round();
  for (const id of [first, second]) await take(office, id, 'assign', { personId: li.id });
  await office.round();
  await zhao.rounds();
  await take(zhao, first, 'accept');
  await take(zhao, first, 'rectify');
  school.clock.ms += dayMs;
  await zhao.round();
  await office.round();
  expect(await stateOn(office, first)).toBe('to-verify');
  expect((await hazardHere(office.db, first))?.handling?.rectified?.photos).toHaveLength(1);
  // Li was back earlier than the phone knew.
  school.clock.ms -= dayMs;
  await setBook(school, away);
  await zhao.rounds();
  await take(zhao, second, 'accept');
  await zhao.round();
  await take(zhao, second, 'rectify');
  await setBook(school, {});
  await zhao.round();
  await office.round();
  const left = await hazardHere(office.db, second);
  expect(left?.state).toBe('rectifying');
  const { said, without, photos } = left!.handling!.steps.at(-1)!;
  expect([said.do, without, photos.length]).toEqual(['rectify', 'step-not-yours', 1]);
  expect((await zhao.db.delivered.toArray()).every(({ quarantined }) => quarantined === null)).toBe(true);
  expect(await topicsOf(school, zhao.person)).toContain('case-late');
  expect(await topicsOf(school, li)).toContain('case-late');
});

test('a head of a department who is no manager has its cases on the phone, also one that was given before he was head', async () => {
  const { school, hers, office } = await phones();
  const zhao = await inKitchen(school, '赵敏', 'zhao');
  await zhao.round();
  const dept = { id: cast.id(77), name: '总务处', headId: null as string | null, deputies: [] as string[] };
  await setBook(school, { departments: [dept] });
  const id = await report(hers);
  await hers.round();
  await office.round();
  await take(office, id, 'assign', { personId: li.id, deptId: dept.id });
  await office.round();
  await zhao.round();
  expect(await stateOn(zhao, id)).toBeUndefined();
  const another = { ...dept, id: cast.id(78), name: '安全办' };
  await setBook(school, { departments: [{ ...dept, headId: zhao.person.id }, another] });
  await zhao.rounds();
  const { own, led } = await casesInHand(zhao.db);
  expect([own, led].map((some) => some.map((one) => one.id))).toEqual([[], [id]]);
  await take(zhao, id, 'accept');
  await zhao.round();
  await office.round();
  expect(await stateOn(office, id)).toBe('rectifying');
  // Given to another department: it is no longer his.
  await take(office, id, 'assign', { personId: wang.id, deptId: another.id });
  await office.round();
  await zhao.round();
  expect((await casesInHand(zhao.db)).led).toEqual([]);
  expect(await stateOn(zhao, id)).toBeUndefined();
  // So it is where he had begun on it without a network: that stays on the case with its photo, and both hear of it.
  const begun = await report(hers);
  await hers.round();
  await office.round();
  await take(office, begun, 'assign', { personId: li.id, deptId: dept.id });
  await office.round();
  await zhao.round();
  for (const step of ['accept', 'interim', 'rectify'] as const) await take(zhao, begun, step);
  await take(office, begun, 'assign', { personId: wang.id, deptId: another.id });
  await office.round();
  await zhao.round();
  await office.round();
  const kept = (await hazardHere(office.db, begun))!.handling!.steps.slice(-3);
  expect(kept.map(({ said, without, photos }) => [said.do, without, photos.length])).toEqual([
    ['accept', 'step-not-yours', 0],
    ['interim', undefined, 0],
    ['rectify', 'step-not-now', 1],
  ]);
  expect((await zhao.db.delivered.toArray()).every(({ quarantined }) => quarantined === null)).toBe(true);
  for (const one of [zhao.person, wang]) expect(await topicsOf(school, one), one.name).toContain('case-late');
});
