// What somebody decides right after a step of their own that nobody has heard of yet: that step is none of what others did meanwhile.
import { expect, test } from 'vitest';
import { amendReport } from '../../src/db/cases.ts';
import { hazardHere } from '../../src/db/hazards.ts';
import type { School } from '../../src/server/school.contract.ts';
import * as cast from '../cast.ts';
import { phones, report, take, topicsOf } from './case-phones.ts';
import { Phone, wire } from './phone.ts';

const { li, wang, yucai } = cast;

async function leaderOf(school: School): Promise<{ boss: Phone; fen: Phone['person'] }> {
  const fen = await school.join({ name: '郑分', username: 'fen', role: 'vice_principal', scope: [] });
  const boss = new Phone(fen, wire(school, fen));
  await boss.round();
  return { boss, fen };
}

const standing = (school: School, id: string) => school.parts.store.documents.read(yucai.id, 'hazard', id);
const saidOf = async (school: School, id: string) =>
  (await standing(school, id))?.handling?.steps.map(({ said, without }) => [said.do, without ?? null]);

test('H2 a plan is not approved by whoever judged the case in the same breath and had read an older one', async () => {
  const { school, his, hers, office } = await phones();
  const { boss, fen } = await leaderOf(school);
  const id = await report(hers, { suspectedMajor: true });
  for (const phone of [hers, office]) await phone.round();
  await take(office, id, 'assign', { personId: li.id, checkerId: wang.id });
  for (const phone of [office, his]) await phone.round();
  await take(his, id, 'accept');
  await take(his, id, 'plan');
  for (const phone of [his, boss]) await phone.rounds();
  await take(boss, id, 'judge', { grade: 'L' });
  await take(boss, id, 'approve-plan');
  await take(his, id, 'plan');
  for (const phone of [his, boss]) await phone.rounds();
  expect((await saidOf(school, id))?.slice(-3)).toEqual([
    ['plan', null],
    ['judge', null],
    ['approve-plan', 'step-not-now'],
  ]);
  expect(await standing(school, id)).toMatchObject({ state: 'plan-review', handling: { plan: { approved: null } } });
  for (const one of [li, fen]) expect(await topicsOf(school, one), one.name).toContain('case-late');
  // Read now, it is approved, also behind another own step.
  await boss.round();
  await take(boss, id, 'approve-plan');
  await boss.rounds();
  expect((await standing(school, id))?.handling?.plan?.approved?.by.id).toBe(fen.id);
});

test('H2 what was put right on the spot is not confirmed in words that its reporter has corrected, by whoever judged it in the same breath', async () => {
  const { school, his } = await phones();
  const { boss, fen } = await leaderOf(school);
  const id = await report(his, { suspectedMajor: true, fixed: true });
  for (const phone of [his, boss]) await phone.rounds();
  expect((await hazardHere(boss.db, id))?.state).toBe('fixed-on-spot');
  await take(boss, id, 'judge', { grade: 'L' });
  await take(boss, id, 'confirm');
  await amendReport(his.db, (await hazardHere(his.db, id))!, { text: '插座烧了，还是热的', severe: false });
  for (const phone of [his, boss]) await phone.rounds();
  expect((await saidOf(school, id))?.slice(-2)).toEqual([
    ['judge', null],
    ['confirm', 'step-not-now'],
  ]);
  for (const one of [li, fen]) expect(await topicsOf(school, one), one.name).toContain('case-late');
});
