// What is said of a report after it was made, by who made it and others who saw it: added to, corrected, taken back.
import { expect, test } from 'vitest';
import { addToCase, amendReport, casesInHand, takeStep } from '../../src/db/cases.ts';
import { hazardHere, ownHazards } from '../../src/db/hazards.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import * as cast from '../cast.ts';
import { dayMs, inKitchen, phones, report, shot, stateOn, take, topicsOf } from './case-phones.ts';

const { li, sun, wang } = cast;

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
