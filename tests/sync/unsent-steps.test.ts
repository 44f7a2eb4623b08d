// What somebody decides right after a step of their own that nobody has heard of yet: that step is none of what others did meanwhile.
import { expect, test } from 'vitest';
import { amendReport } from '../../src/db/cases.ts';
import { hazardHere } from '../../src/db/hazards.ts';
import type { School } from '../../src/server/school.contract.ts';
import * as cast from '../cast.ts';
import { phones, report, take, topicsOf } from './case-phones.ts';
import { Phone, wire } from './phone.ts';

const { li, sun, wang, yucai } = cast;

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

/** Li has it and works on it. */
async function atWork() {
  const all = await phones();
  const { boss, fen } = await leaderOf(all.school);
  const id = await report(all.hers);
  for (const phone of [all.hers, all.office]) await phone.rounds();
  await take(all.office, id, 'assign', { personId: li.id, checkerId: wang.id });
  for (const phone of [all.office, all.his]) await phone.rounds();
  await take(all.his, id, 'accept');
  for (const phone of [all.his, all.office, boss]) await phone.rounds();
  return { ...all, boss, fen, id };
}

test.each([
  ['raise', {}, 'G', 'MS'],
  ['judge', { grade: 'L' }, 'MS', 'L'],
] as const)(
  'H2 改派 after an own %s takes the case from nobody it was given to meanwhile',
  async (what, over, before, grade) => {
    const { school, his, hers, office, boss, fen, id } = await atWork();
    if (before === 'MS') await take(his, id, 'raise');
    for (const phone of [his, office, boss]) await phone.rounds();
    await take(boss, id, what, over);
    await take(boss, id, 'assign', { personId: li.id, checkerId: sun.id, grade });
    await take(office, id, 'assign', { personId: wang.id, checkerId: sun.id, grade: before });
    for (const phone of [office, boss]) await phone.rounds();
    expect((await saidOf(school, id))?.slice(-3)).toEqual([
      ['assign', null],
      [what, null],
      ['assign', 'step-not-now'],
    ]);
    expect((await standing(school, id))?.handling?.person?.id).toBe(wang.id);
    for (const one of [sun, fen]) expect(await topicsOf(school, one), one.name).toContain('case-late');
    // Read now, it is given to another.
    await boss.rounds();
    await take(boss, id, 'assign', { personId: li.id, checkerId: sun.id, grade });
    for (const phone of [boss, hers]) await phone.rounds();
    expect((await standing(school, id))?.handling?.person?.id).toBe(li.id);
  },
);

test.each(['progress', 'plan', 'accept', 'hand-on'] as const)(
  'H2 %s after an own raise stays on the case that was given to somebody else meanwhile',
  async (what) => {
    const { school, his, hers, office, id } = await atWork();
    if (what === 'accept' || what === 'hand-on') {
      await take(office, id, 'assign', { personId: li.id, checkerId: sun.id });
      for (const phone of [office, his]) await phone.rounds();
    }
    await take(his, id, 'raise');
    await take(his, id, what);
    await take(office, id, 'assign', { personId: wang.id, checkerId: sun.id });
    for (const phone of [office, hers]) await phone.rounds();
    if (what === 'progress' || what === 'plan') await take(hers, id, 'accept');
    for (const phone of [hers, his]) await phone.rounds();
    expect((await saidOf(school, id))?.at(-1)).toEqual([what, 'step-not-yours']);
    expect(await his.db.outbox.count()).toBe(0);
    for (const one of [li, wang]) expect(await topicsOf(school, one), one.name).toContain('case-late');
  },
);

test('H2 改派 of a case that another report was merged into meanwhile is as good as before: that moved nothing', async () => {
  const { school, his, office, boss, id } = await atWork();
  const twin = await report(his);
  for (const phone of [his, office]) await phone.rounds();
  await take(boss, id, 'assign', { personId: wang.id, checkerId: sun.id });
  await take(office, twin, 'merge', { into: id });
  for (const phone of [office, boss]) await phone.rounds();
  expect((await saidOf(school, id))?.slice(-2)).toEqual([
    ['took-in', null],
    ['assign', null],
  ]);
  expect((await standing(school, id))?.handling?.person?.id).toBe(wang.id);
});

test.each(['return-plan', 'approve-plan'] as const)(
  'H2 what is decided on a plan after an own judgement stays on the case after %s of somebody else',
  async (what) => {
    const { school, his, boss, fen, id } = await atWork();
    const head = await school.join({ name: '何校', username: 'he', role: 'principal', scope: [] });
    const principal = new Phone(head, wire(school, head));
    await take(his, id, 'raise');
    await take(his, id, 'plan');
    for (const phone of [his, boss, principal]) await phone.rounds();
    await take(boss, id, 'judge', { grade: 'L' });
    await take(boss, id, 'approve-plan');
    await take(principal, id, what);
    for (const phone of [principal, boss]) await phone.rounds();
    expect((await saidOf(school, id))?.slice(-3)).toEqual([
      [what, null],
      ['judge', null],
      ['approve-plan', 'step-not-now'],
    ]);
    expect(await boss.db.outbox.count()).toBe(0);
    for (const one of [fen, head]) expect(await topicsOf(school, one), one.name).toContain('case-late');
  },
);

test('H2 转为报修 after an own raise stays on the case that somebody else had made one meanwhile', async () => {
  const { school, hers, office } = await phones();
  const { boss, fen } = await leaderOf(school);
  const id = await report(hers);
  for (const phone of [hers, office, boss]) await phone.rounds();
  await take(boss, id, 'raise');
  await take(boss, id, 'as-repair');
  await take(office, id, 'as-repair');
  for (const phone of [office, boss]) await phone.rounds();
  expect((await saidOf(school, id))?.slice(-3)).toEqual([
    ['as-repair', null],
    ['raise', null],
    ['as-repair', 'step-not-now'],
  ]);
  for (const one of [fen, sun]) expect(await topicsOf(school, one), one.name).toContain('case-late');
});

test.each(['escalate', 'assign'] as const)(
  'H2 whoever said %s hears of the plan that was made after an own raise and without knowing of it',
  async (what) => {
    const { school, his, office, boss, fen, id } = await atWork();
    await take(his, id, 'raise');
    await take(his, id, 'plan');
    const [phone, who] = what === 'escalate' ? [boss, fen] : [office, sun];
    await take(phone, id, what, what === 'assign' ? { personId: wang.id, checkerId: null } : {});
    for (const one of [phone, his]) await one.rounds();
    expect((await saidOf(school, id))?.slice(-3)).toEqual([
      [what, null],
      ['raise', null],
      ['plan', 'step-not-now'],
    ]);
    for (const one of [li, who]) expect(await topicsOf(school, one), one.name).toContain('case-late');
  },
);

test.each(['as-repair', 'amend'] as const)(
  'H2 交办 after an own %s has no effect once somebody else has raised the case, and both hear of it',
  async (what) => {
    const { school, hers, office } = await phones();
    const { boss, fen } = await leaderOf(school);
    const id = await report(what === 'amend' ? office : hers, what === 'amend' ? {} : { repair: null });
    for (const phone of [hers, office, boss]) await phone.rounds();
    const seen = (await hazardHere(office.db, id))!;
    if (what === 'amend') await amendReport(office.db, seen, { text: '插座松了', severe: false });
    else await take(office, id, what);
    await take(office, id, 'assign', { personId: li.id, checkerId: wang.id, grade: 'G' });
    await take(boss, id, 'raise');
    for (const phone of [boss, office]) await phone.rounds();
    expect((await saidOf(school, id))?.slice(-3)).toEqual([
      ['raise', null],
      [what, null],
      ['assign', 'judge-first'],
    ]);
    for (const one of [sun, fen]) expect(await topicsOf(school, one), one.name).toContain('case-late');
  },
);

test('H2 a re-check after an own raise stays on the case whose checker was changed meanwhile', async () => {
  const { school, his, hers, office, id } = await atWork();
  await take(his, id, 'rectify');
  for (const phone of [his, hers, office]) await phone.rounds();
  await take(hers, id, 'raise');
  await take(hers, id, 'pass');
  await take(office, id, 'fail');
  await take(office, id, 'assign', { personId: li.id, checkerId: sun.id });
  for (const phone of [office, his]) await phone.rounds();
  await take(his, id, 'accept');
  await take(his, id, 'rectify');
  for (const phone of [his, hers]) await phone.rounds();
  expect((await saidOf(school, id))?.slice(-2)).toEqual([
    ['raise', null],
    ['pass', 'step-not-now'],
  ]);
  expect(await hers.db.outbox.count()).toBe(0);
});

test('H2 whoever gives it out after an own raise over a correction that was not seen, and whoever made it, both hear of it', async () => {
  const { school, hers, office } = await phones();
  const id = await report(hers);
  for (const phone of [hers, office]) await phone.rounds();
  await take(office, id, 'raise');
  await take(office, id, 'assign', { personId: li.id, checkerId: null, grade: 'MS' });
  await amendReport(hers.db, (await hazardHere(hers.db, id))!, { text: '插座烧了', severe: false });
  for (const phone of [hers, office]) await phone.rounds();
  expect((await saidOf(school, id))?.slice(-3)).toEqual([
    ['amend', null],
    ['raise', null],
    ['assign', null],
  ]);
  for (const one of [sun, wang]) expect(await topicsOf(school, one), one.name).toContain('case-late');
});
