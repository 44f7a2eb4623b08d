// A case on several phones: given out, taken up and put right without a network, and two people at one time.
import { expect, test } from 'vitest';
import { addToCase, ownCases, reportHazard } from '../../src/db/cases.ts';
import { applyChanges, pullState } from '../../src/db/changes.ts';
import { allHazards, hazardHere } from '../../src/db/hazards.ts';
import { openSchool } from '../../src/server/school.contract.ts';
import { changes } from '../../src/sync/rest.ts';
import * as cast from '../cast.ts';
import { phones, report, shot, spot, stateOn, take, topicsOf } from './case-phones.ts';
import { Phone, wire } from './phone.ts';

const { li, sun, wang } = cast;

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
