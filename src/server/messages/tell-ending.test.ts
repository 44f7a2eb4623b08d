import { expect, test } from 'vitest';
import { asset, canteen, entry, floor2, id, sun, wang, yucai } from '../../../tests/cast.ts';
import { keptAs, type Asset, type AssetKind } from '../../domain/asset.ts';
import type { Person, Role } from '../../domain/person.ts';
import { tellEverybody } from '../alerts/tell-everybody.ts';
import { openSchool, type School } from '../school.contract.ts';

const dayMs = 86_400_000;
/** Ten in the morning in China. */
const morning = (day: string): number => Date.parse(`${day}T02:00:00Z`);

async function open(): Promise<School> {
  const school = await openSchool();
  school.clock.ms = morning('2026-11-01');
  return school;
}

let n = 0;
const line = (kind: AssetKind, label: string, due: string | null, over: Partial<Asset> = {}): Asset =>
  asset({ id: id(7000 + ++n), placeId: canteen.id, agent: null, made: null, ...keptAs(kind), label, due, ...over });

const keep = (school: School, ...lines: Asset[]) =>
  school.push(
    sun,
    ...lines.map((one) =>
      entry('asset-kept', one, { subject: one.id, by: sun.id, id: id(7100 + ++n), opSeq: n, schema: 5 }),
    ),
  );

async function on(school: School, day: string): Promise<void> {
  school.clock.ms = morning(day);
  await tellEverybody(school.parts, [], school.clock.ms);
}

const told = async (school: School, who: Person) =>
  (await school.parts.store.messages.list(yucai.id, who.id, { limit: 100 })).rows
    .filter(({ topic }) => topic.startsWith('asset'))
    .map(({ topic, about, facts }) => ({ topic, about, what: facts.what, why: facts.why }))
    .toReversed();

const officer = (school: School, role: Role, scope: string[]) =>
  school.join({ name: '刘安全', username: role.replace('_', '.'), role, scope });

test('a licence is recalled sixty, thirty and seven days before its end and when it is over, once each', async () => {
  const school = await open();
  const li = await officer(school, 'food_officer', [canteen.id]);
  await keep(school, line('licence', '食品经营许可证', '2027-01-05'));
  for (const day of ['2026-11-05', '2026-11-06', '2026-11-07', '2026-12-06', '2026-12-29', '2027-01-05', '2027-01-06'])
    for (const _twice of [1, 2]) await on(school, day);
  const due = { about: canteen.id, what: '食品经营许可证', why: { zh: '2027-01-05 到期', en: 'due 2027-01-05' } };
  const one = { topic: 'asset-due', ...due };
  const all = [one, one, one, one];
  expect(await told(school, li)).toEqual(all);
  expect(await told(school, sun)).toEqual(all);
  expect(await told(school, wang)).toEqual([]);
});

test('whoever restarts the server tells nobody twice', async () => {
  const school = await open();
  await keep(school, line('licence', '食品经营许可证', '2026-11-20'));
  await on(school, '2026-11-05');
  // As if it were another process: the day it looked at last is kept in memory only.
  await on(school, '2026-11-06');
  await on(school, '2026-11-05');
  expect(await told(school, sun)).toHaveLength(1);
});

test('what ends on the same day at a place is told together; extinguishers, RCDs and what is out of use are not', async () => {
  const school = await open();
  const retired = { reason: '报废' };
  await keep(
    school,
    line('lift', '杂物电梯', '2026-11-20'),
    line('boiler', '蒸汽锅炉', '2026-11-20'),
    line('lift', '旧电梯', '2026-11-20', { retired }),
    line('rcd', '漏保', null, { checked: '2025-01-01' }),
    line('extinguisher', '灭火器', null, { agent: 'powder', made: '2010-01', placeId: floor2.id }),
  );
  await on(school, '2026-11-05');
  expect(await told(school, sun)).toEqual([
    expect.objectContaining({ topic: 'asset-due', what: '杂物电梯、蒸汽锅炉' }),
  ]);
});

test('the canteen is told of its licence and not of the lift beside it, and another building of neither', async () => {
  const school = await open();
  const here = await officer(school, 'food_officer', [canteen.id]);
  const elsewhere = await officer(school, 'logistics_head', [floor2.id]);
  await keep(school, line('lift', '杂物电梯', '2026-11-20'), line('licence', '食品经营许可证', '2026-11-21'));
  await on(school, '2026-11-05');
  expect((await told(school, here)).map(({ what }) => what)).toEqual(['食品经营许可证']);
  expect(await told(school, elsewhere)).toEqual([]);
});

test('what was renewed is told of its new day alone', async () => {
  const school = await open();
  const licence = line('licence', '食品经营许可证', '2026-11-20');
  await keep(school, licence);
  await on(school, '2026-11-05');
  await keep(school, { ...licence, due: '2031-11-20' });
  await on(school, '2026-11-21');
  expect((await told(school, sun)).map(({ topic }) => topic)).toEqual(['asset-due']);
  await on(school, '2031-10-01');
  expect((await told(school, sun)).map(({ topic }) => topic)).toEqual(['asset-due']);
  expect(morning('2031-10-01') - morning('2026-11-05')).toBeGreaterThan(90 * dayMs);
});
