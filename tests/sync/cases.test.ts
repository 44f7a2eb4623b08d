// A case on several phones: given out, taken up and put right without a network, and two people at one time.
import { expect, test } from 'vitest';
import { addToCase, amendReport, casesInHand, ownCases, reportHazard, takeStep } from '../../src/db/cases.ts';
import { hasCases } from '../../src/db/has-cases.ts';
import { applyChanges, pullState } from '../../src/db/changes.ts';
import { allHazards, hazardHere, ownHazards } from '../../src/db/hazards.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import { dayOf } from '../../src/domain/inspection.ts';
import { nobodyYet, type Responsibility } from '../../src/domain/responsibility.ts';
import { tellClocks } from '../../src/server/messages/tell-cases.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { changes } from '../../src/sync/rest.ts';
import * as cast from '../cast.ts';
import { phones, report, shot, spot, take, topicsOf } from './case-phones.ts';
import { Phone, wire } from './phone.ts';

const { li, sun, wang } = cast;

const stateOn = async (phone: Phone, id: string) => (await hazardHere(phone.db, id))?.state;

test('H4 whoever is given a case has it on the phone, and takes it up and puts it right there without a network', async () => {
  const { his, hers, office } = await phones();
  const id = await report(hers);
  await hers.round();
  await office.round();
  await take(office, id, 'assign', { personId: li.id, checkerId: wang.id });
  await office.round();
  await his.round();
  expect((await ownCases(his.db)).map((one) => one.id)).toEqual([id]);
  await take(his, id, 'accept');
  await take(his, id, 'progress');
  await take(his, id, 'rectify');
  expect(await stateOn(his, id)).toBe('to-verify');
  await expect(take(his, id, 'pass')).rejects.toThrow('own-work');
  await his.round();
  await hers.round();
  expect((await ownCases(hers.db)).map((one) => one.state)).toEqual(['to-verify']);
  await take(hers, id, 'pass');
  await hers.round();
  await office.round();
  await take(office, id, 'close');
  await office.round();
  await his.round();
  // It is over: it lies on no phone but that of whoever reported it.
  expect(await ownCases(his.db)).toEqual([]);
  expect(await allHazards(his.db)).toEqual([]);
  await hers.round();
  expect(await stateOn(hers, id)).toBe('closed');
});

test('H2 two who act on one case offline are both kept: the first counts, the second is shown to have come too late', async () => {
  const { his, hers, office } = await phones();
  const id = await report(hers);
  await hers.round();
  await office.round();
  await take(office, id, 'assign', { personId: li.id });
  await office.round();
  await his.round();
  // The office gives it to somebody else while he accepts it in the cellar.
  await take(office, id, 'assign', { personId: wang.id });
  await take(his, id, 'accept');
  await take(his, id, 'rectify');
  expect(await stateOn(his, id)).toBe('to-verify');
  await office.round();
  await his.round();
  await hers.round();
  const there = await hazardHere(hers.db, id);
  expect([there?.state, there?.handling?.person?.id]).toEqual(['assigned', wang.id]);
  const said = there?.handling?.steps.map(({ said: { do: what }, without }) => [what, without ?? null]);
  expect(said?.slice(-2)).toEqual([
    ['accept', 'step-not-yours'],
    ['rectify', 'step-not-now'],
  ]);
  expect(there?.handling?.steps.at(-1)?.photos).toEqual([shot.photo.sha256]);
  expect((await hazardHere(his.db, id))?.state).toBe('assigned');
});

test('H3 a colleague’s word that arrives while the own one waits is not hidden by it', async () => {
  const { his, hers } = await phones();
  const id = await report(hers);
  await hers.round();
  await his.round();
  await take(his, id, 'comment', { note: '我去看看' });
  await take(hers, id, 'interim');
  await hers.round();
  // He reads before he sends.
  const { cursor } = await pullState(his.db);
  const page = await changes(cursor, undefined, his.line);
  expect(page.ok && (await applyChanges(his.db, cursor, page.body))).toBe(true);
  expect((await hazardHere(his.db, id))?.handling?.steps.map(({ said }) => said.do).sort()).toEqual([
    'comment',
    'interim',
  ]);
});

test('H4 a case that is handed on leaves the phone of whoever had it, who does not walk there', async () => {
  const school = await openSchool();
  const inTheKitchen = { name: '赵敏', username: 'zhao', role: 'sampler', scope: [cast.canteen.id] } as const;
  const person = await school.join({ ...inTheKitchen, scope: [...inTheKitchen.scope] });
  const zhao = new Phone(person, wire(school, person));
  const [hers, office] = [new Phone(wang, wire(school, wang)), new Phone(sun, wire(school, sun))];
  for (const phone of [zhao, hers, office]) await phone.round();
  const id = await report(hers);
  await hers.round();
  await office.round();
  await take(office, id, 'assign', { personId: person.id });
  await office.round();
  await zhao.round();
  expect(await stateOn(zhao, id)).toBe('assigned');
  await take(zhao, id, 'hand-on');
  await zhao.round();
  await office.round();
  await take(office, id, 'grant-hand-on', { personId: li.id });
  await office.round();
  await zhao.round();
  expect(await stateOn(zhao, id)).toBeUndefined();
});

test('H2 what somebody did without a network in a case that was given to another meanwhile is kept on the case', async () => {
  const { his, hers, office } = await phones();
  const id = await reportHazard(his.db, {
    ...spot,
    placeId: cast.canteen.id,
    suspectedMajor: false,
    fixed: false,
    repair: null,
  });
  await his.round();
  await office.round();
  await take(office, id, 'assign', { personId: wang.id });
  await office.round();
  await hers.round();
  await take(hers, id, 'accept');
  await take(hers, id, 'rectify');
  await take(office, id, 'assign', { personId: li.id });
  await office.round();
  await hers.round();
  await office.round();
  expect((await hers.db.delivered.toArray()).map(({ quarantined }) => quarantined)).toEqual([null, null]);
  const steps = (await hazardHere(office.db, id))?.handling?.steps ?? [];
  expect(steps.map(({ said, without, photos }) => [said.do, without, photos.length])).toEqual([
    ['assign', undefined, 0],
    ['assign', undefined, 0],
    ['accept', 'step-not-yours', 0],
    ['rectify', 'step-not-now', 1],
  ]);
  expect(await stateOn(hers, id)).toBeUndefined();
});

const dayMs = 24 * 3_600_000;
let books = 0;

async function setBook(school: School, book: Partial<Responsibility>): Promise<void> {
  const over = { id: cast.id(7000 + books++), subject: cast.yucai.id, by: sun.id, at: cast.at(school.clock.ms) };
  const [verdict] = await school.push(sun, cast.entry('responsibility-set', { ...nobodyYet, ...book }, over));
  expect(verdict?.verdict).toBe('accepted');
}

/** Somebody who walks the kitchen only, with the phone. */
async function inKitchen(school: School, name: string, username: string): Promise<Phone> {
  const person = await school.join({ name, username, role: 'sampler', scope: [cast.canteen.id] });
  return new Phone(person, wire(school, person));
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

test('what is added without a network to a case that was turned down meanwhile has an owner again, and may be major', async () => {
  const { school, hers, his, office } = await phones();
  const id = await report(hers);
  await hers.round();
  await his.round();
  const known = (await hazardHere(his.db, id)) as Hazard;
  await office.round();
  await take(office, id, 'reject');
  await office.round();
  await addToCase(his.db, known, { note: '还在冒烟', severe: true, majorRefs: ['M6'] }, [shot]);
  await his.round();
  await office.round();
  expect(await hazardHere(office.db, id)).toMatchObject({ state: 'reported', grade: 'MS', majorRefs: ['M6'] });
  const [added, raised] = (await hazardHere(office.db, id))?.handling?.steps.slice(-2) ?? [];
  expect([added?.photos, added?.without, raised?.without]).toEqual([[shot.photo.sha256], undefined, undefined]);
  expect(await topicsOf(school, sun)).toContain('case-decide');
  // Also who says so of what may be major already, which grows no graver by it.
  const { graveSince } = (await hazardHere(office.db, id))!.handling!;
  const { db } = hers;
  await hers.round();
  await addToCase(db, (await hazardHere(db, id))!, { note: '我也看见了', severe: true }, [shot]);
  await hers.round();
  await office.round();
  const { steps, ...after } = (await hazardHere(office.db, id))!.handling!;
  expect(steps.at(-1)).toMatchObject({ id: wang.id, said: { do: 'raise' }, state: 'reported' });
  expect([steps.at(-1)?.without, after.graveSince]).toEqual([undefined, graveSince]);
  expect(await topicsOf(school, wang)).toContain('case-reopened');
});

test('whoever adds to a case is one of its reporters: it stays on the phone to its end, and the end is told', async () => {
  const { school, his, hers, office } = await phones();
  const zhao = await inKitchen(school, '赵敏', 'zhao');
  await zhao.round();
  const id = await report(hers);
  await hers.round();
  await office.round();
  const known = (await hazardHere(office.db, id)) as Hazard;
  // Where she does not walk: the case was only shown to her by the school.
  await addToCase(zhao.db, known, { note: '我也看到了', severe: false }, []);
  await zhao.round();
  await zhao.round();
  expect((await casesInHand(zhao.db)).also.map((one) => one.id)).toEqual([id]);
  await office.round();
  await take(office, id, 'assign', { personId: li.id, checkerId: wang.id });
  await office.round();
  await his.round();
  await take(his, id, 'accept');
  await take(his, id, 'rectify');
  await his.round();
  await hers.round();
  await take(hers, id, 'pass');
  await hers.round();
  await office.round();
  await take(office, id, 'close');
  await office.round();
  await zhao.round();
  expect((await casesInHand(zhao.db)).also.map((one) => one.state)).toEqual(['closed']);
  expect(await topicsOf(school, zhao.person)).toEqual(['case-closed', 'case-taken']);
  // As with her own reports, it leaves after thirty days.
  const who = { personId: zhao.person.id, groups: [], walks: zhao.person.scope };
  const { ms } = school.clock;
  const gone = (from: number, to: number) => school.parts.store.documents.gone(cast.yucai.id, who, from, to);
  expect(await gone(ms - dayMs, ms + 1)).toContainEqual({ type: 'hazard', id });
  const asked = { schoolId: cast.yucai.id, ...who, everybody: false, seq: 0, maxDocuments: 1e4, maxBytes: 1e8 };
  const shown = async (since: number) =>
    (await school.parts.store.documents.changes({ ...asked, since })).documents.map((one) => one.id);
  expect([(await shown(ms)).includes(id), (await shown(ms + 1)).includes(id)]).toEqual([true, false]);
  const closed = await school.parts.store.documents.read(cast.yucai.id, 'hazard', id);
  await takeStep(office.db, closed as Hazard, { do: 'reopen', note: '又坏了' });
  await office.round();
  expect(await topicsOf(school, zhao.person)).toContain('case-reopened');
  await zhao.round();
  expect(await stateOn(zhao, id)).toBe('reopened');
});

test('camera first, words later: what was corrected before it was sent comes in with it, and once it was given out is kept without effect', async () => {
  const { school, hers, office } = await phones();
  const [unsent, given] = [await report(hers), await report(hers)];
  const better = { text: '门锁坏了', toPlaceId: cast.canteen.id, severe: false };
  await amendReport(hers.db, (await hazardHere(hers.db, unsent))!, better);
  await hers.rounds();
  const known = async (id: string) => school.parts.store.documents.read(cast.yucai.id, 'hazard', id);
  expect(await known(unsent)).toMatchObject({ text: { zh: '门锁坏了' }, placeId: cast.canteen.id, state: 'reported' });
  await office.rounds();
  await take(office, given, 'assign', { personId: li.id, checkerId: wang.id });
  await office.rounds();
  await amendReport(hers.db, (await hazardHere(hers.db, given))!, better);
  await hers.rounds();
  const after = await known(given);
  expect([after?.placeId, after?.state]).toEqual([cast.floor2.id, 'assigned']);
  expect(after?.handling?.steps.at(-1)).toMatchObject({ said: { text: '门锁坏了' }, without: 'step-not-now' });
  expect(await hers.db.outbox.count()).toBe(0);
});

test('a report that turns out to be elsewhere leaves the phone of whoever walks where it was said to be', async () => {
  const { school, hers } = await phones();
  const zhao = await inKitchen(school, '赵敏', 'zhao');
  const id = await report(hers, { placeId: cast.canteen.id });
  await hers.rounds();
  await zhao.rounds();
  expect(await stateOn(zhao, id)).toBe('reported');
  await amendReport(hers.db, (await hazardHere(hers.db, id))!, { toPlaceId: cast.floor2.id, severe: false });
  await hers.rounds();
  await zhao.rounds();
  expect(await stateOn(zhao, id)).toBeUndefined();
});

test('a report that was a mistake is taken back: unsent however old it is, sent for half an hour, and not once somebody has said something', async () => {
  const { school, hers, office } = await phones();
  const unsent = await report(hers);
  await take(hers, unsent, 'take-back');
  expect(await stateOn(hers, unsent)).toBe('rejected');
  // 我的隐患 shows what became of it, and nobody decided against it.
  expect((await ownHazards(hers.db)).map(({ id }) => id)).toContain(unsent);
  await expect(take(hers, unsent, 'appeal')).rejects.toThrow('step-not-now');
  school.clock.ms += 5 * 3_600_000;
  await hers.round();
  const stateOf = async (id: string) => (await school.parts.store.documents.read(cast.yucai.id, 'hazard', id))?.state;
  expect(await stateOf(unsent)).toBe('rejected');
  const [early, late, touched] = [await report(hers), await report(hers), await report(hers)];
  await hers.round();
  await office.round();
  await take(office, touched, 'comment');
  await office.round();
  await take(hers, early, 'take-back');
  await hers.round();
  expect(await stateOf(early)).toBe('rejected');
  await expect(take(hers, touched, 'take-back')).rejects.toThrow('step-not-now');
  const spoken = await report(hers);
  await hers.round();
  await office.round();
  await take(hers, spoken, 'take-back');
  await take(office, spoken, 'comment');
  await office.round();
  // She could not know: it stays on the case without effect.
  await hers.rounds();
  expect(await stateOf(spoken)).toBe('reported');
  expect((await hers.db.outbox.toArray()).map(({ code }) => code)).toEqual([]);
  school.clock.ms += 31 * 60_000;
  await take(hers, late, 'take-back');
  await hers.rounds();
  expect(await stateOf(late)).toBe('reported');
  expect((await hers.db.outbox.toArray()).map(({ code }) => code)).toEqual(['step-not-now']);
});

test('H2 a judgement made without a network, while a report of who judges was merged in or another point of the guide was named, stays on the case with its basis, and both are told', async () => {
  const { school, his, office } = await phones();
  const boss = await school.join({ name: '郑分', username: 'fen', role: 'vice_principal', scope: [] });
  const judge = new Phone(boss, wire(school, boss));
  await judge.round();
  const [first, own] = [
    await report(his, { suspectedMajor: true }),
    await report(judge, { suspectedMajor: true, text: '插座冒烟' }),
  ];
  await his.round();
  for (const phone of [judge, office, judge]) await phone.round();
  await take(judge, first, 'judge', { grade: 'G' });
  await take(office, own, 'merge', { into: first });
  await office.round();
  await judge.rounds();
  expect((await judge.db.outbox.toArray()).map(({ code }) => code)).toEqual([]);
  const there = await school.parts.store.documents.read(cast.yucai.id, 'hazard', first);
  expect(there?.grade).toBe('MS');
  expect(there?.handling?.steps.at(-1)).toMatchObject({ said: { do: 'judge', basis: 'M6' }, without: 'own-work' });
  for (const one of [boss, sun]) expect(await topicsOf(school, one), one.name).toContain('case-late');
  // Nor does it lower what somebody else added meanwhile, which moves nothing on; once that was read, it does, whenever it comes in.
  const met = await report(his, { suspectedMajor: true });
  for (const phone of [his, judge]) await phone.round();
  await take(judge, met, 'judge', { grade: 'G' });
  await addToCase(his.db, (await hazardHere(his.db, met))!, { note: '门锁着', severe: false, majorRefs: ['M6'] }, []);
  for (const phone of [his, judge]) await phone.rounds();
  const kept = await school.parts.store.documents.read(cast.yucai.id, 'hazard', met);
  expect(kept).toMatchObject({ grade: 'MS', majorRefs: ['M6'], handling: { judged: null } });
  expect(kept?.handling?.steps.at(-1)).toMatchObject({ said: { do: 'judge' }, without: 'step-not-now' });
  expect(await topicsOf(school, li)).toContain('case-late');
  await take(judge, met, 'judge', { grade: 'G' });
  school.clock.ms += 3_600_000;
  await judge.rounds();
  expect(await school.parts.store.documents.read(cast.yucai.id, 'hazard', met)).toMatchObject({ grade: 'G' });
  // What who judges had just written himself is not what others have said.
  const given = await report(his, { suspectedMajor: true });
  for (const phone of [his, judge]) await phone.round();
  await take(judge, given, 'assign', { personId: li.id, checkerId: wang.id });
  await take(judge, given, 'judge', { grade: 'G' });
  await addToCase(his.db, (await hazardHere(his.db, given))!, { note: '锁着', severe: false, majorRefs: ['M6'] }, []);
  for (const phone of [his, judge]) await phone.rounds();
  const both = await school.parts.store.documents.read(cast.yucai.id, 'hazard', given);
  expect(both).toMatchObject({ grade: 'MS', majorRefs: ['M6'], handling: { judged: null } });
  expect(both?.handling?.steps.map(({ said, without }) => [said.do, without])).toEqual([
    ['comment', undefined],
    ['assign', undefined],
    ['judge', 'step-not-now'],
  ]);
});

test('H2 a re-check that is failed without a network after another passed it counts, and both hear which of the two stands; 督办 of what was taken off the list meanwhile stays on the case', async () => {
  const { school, his, hers, office } = await phones();
  const [boss, head] = [
    await school.join({ name: '郑分', username: 'fen', role: 'vice_principal', scope: [] }),
    await school.join({ name: '王校', username: 'xiao', role: 'principal', scope: [] }),
  ];
  const [deputy, principal] = [new Phone(boss, wire(school, boss)), new Phone(head, wire(school, head))];
  const id = await report(hers);
  await hers.round();
  await office.round();
  await take(office, id, 'assign', { personId: li.id, checkerId: wang.id });
  await office.round();
  for (const phone of [his, principal]) await phone.round();
  await take(principal, id, 'supervise');
  for (const what of ['accept', 'rectify'] as const) await take(his, id, what);
  for (const phone of [principal, his, hers, office, deputy, principal]) await phone.round();
  await take(hers, id, 'pass');
  await take(office, id, 'fail');
  await take(deputy, id, 'lift-supervision');
  await take(principal, id, 'urge');
  for (const phone of [hers, office, deputy, principal]) await phone.round();
  const there = await school.parts.store.documents.read(cast.yucai.id, 'hazard', id);
  expect(there).toMatchObject({ state: 'rectifying', handling: { checked: null } });
  expect(there?.handling?.steps.slice(-3).map(({ said, without }) => [said.do, without])).toEqual([
    ['fail', undefined],
    ['lift-supervision', undefined],
    ['urge', 'step-not-now'],
  ]);
  expect((await principal.db.outbox.toArray()).map(({ code }) => code)).toEqual([]);
  for (const one of [wang, sun, boss, head]) expect(await topicsOf(school, one), one.name).toContain('case-late');
});
