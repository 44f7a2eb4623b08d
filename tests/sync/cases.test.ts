// A case on several phones: given out, taken up and put right without a network, and two people at one time.
import { expect, test } from 'vitest';
import { ownCases, reportHazard, takeStep, type StepSaid } from '../../src/db/cases.ts';
import { applyChanges, pullState } from '../../src/db/changes.ts';
import { allHazards, hazardHere } from '../../src/db/hazards.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import type { HazardDo } from '../../src/domain/hazard-handling.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { changes } from '../../src/sync/rest.ts';
import { sayings } from '../cast-cases.ts';
import * as cast from '../cast.ts';
import { Phone, wire } from './phone.ts';

const { floor2, li, sun, wang } = cast;

/** Chen walks the canteen and nothing else. */
async function phones(): Promise<{ school: School; his: Phone; hers: Phone; office: Phone }> {
  const school = await openSchool();
  const [his, hers, office] = [li, wang, sun].map((person) => new Phone(person, wire(school, person))) as [
    Phone,
    Phone,
    Phone,
  ];
  for (const phone of [his, hers, office]) await phone.round();
  return { school, his, hers, office };
}

const spot = { placeId: floor2.id, source: 'spot', category: 'electricity', text: '插座发黑' } as const;
const report = (phone: Phone) => reportHazard(phone.db, { ...spot, suspectedMajor: false, fixed: false, repair: null });

async function take(phone: Phone, id: string, what: HazardDo, over: object = {}): Promise<void> {
  const hazard = (await hazardHere(phone.db, id)) as Hazard;
  const { photos: _photos, ...said } = { photos: [], ...sayings[what](hazard) };
  const noDepartment = 'deptId' in said ? { deptId: null } : {};
  await takeStep(phone.db, hazard, { ...said, ...noDepartment, ...over } as StepSaid, what === 'rectify' ? [shot] : []);
}

const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 1, 2, 3]);
const shot = {
  photo: { ...cast.photo('report', cast.sha256(bytes)), bytes: bytes.length },
  bytes: bytes.buffer,
  thumb: bytes.buffer,
};

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
