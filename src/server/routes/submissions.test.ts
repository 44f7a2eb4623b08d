import { expect, test } from 'vitest';
import {
  answer,
  checklist,
  entry,
  floor2,
  id,
  inspection,
  li,
  photo,
  sha256,
  sun,
  tonight,
  wang,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import { answerChanges } from '../../domain/revision.ts';
import type { InspectionView } from '../../domain/reports.ts';
import { drawPicture } from '../demo/picture.ts';
import { chance } from '../demo/random.ts';
import { makeEntries } from '../entries.ts';
import { openSchool, type School } from '../school.contract.ts';

const lock = drawPicture(chance(1), '2026-11-22 22:30');
const locked = inspection({
  photos: [photo('Z1-01', sha256(lock)), photo('Z1-09', sha256('the door'))],
  answers: withAnswers(answer('Z1-01', 'fail', { photos: [sha256(lock)], reasons: [0], note: '上锁' })),
});

/** Wang reports a locked exit, Sun signs it, and Wang corrects it away with its photo. */
async function corrected(school: School) {
  const first = entry('inspection-submitted', locked, { subject: id(510) });
  await school.push(wang, first);
  await school.ask(wang, 'PUT', `/api/photos/${sha256(lock)}`, lock);
  const signature = { name: '孙静', signedAt: tonight, strokes: [] };
  const body = { submission: first.id, placeId: floor2.id, template: locked.template, itemId: 'Z1-12', signature };
  await school.push(sun, entry('inspection-signed', body, { subject: id(510), by: sun.id, device: id(901) }));
  school.clock.ms += 60_000;
  const correction = { reason: '那扇门本来不开' };
  const second = entry('inspection-submitted', inspection({ correction }), { subject: id(510), supersedes: first.id });
  expect(await school.push(wang, second)).toMatchObject([{ verdict: 'accepted' }]);
  return { first, second, path: `/api/inspections/${id(510)}` };
}

test.each([wang, sun])(
  'what was said before a correction is read whole, with its photo and signature, by $name',
  async (who) => {
    const school = await openSchool();
    const { first, second, path } = await corrected(school);
    const now = await school.json<InspectionView>(who, 'GET', path);
    const before = await school.json<InspectionView>(who, 'GET', `${path}/submissions/${first.id}`);
    expect(before).toMatchObject({
      record: {
        entries: [first.id],
        tally: { abnormal: 1 },
        receivedAt: school.clock.ms - 60_000,
        signatures: [{ itemId: 'Z1-12', byName: '孙静', receivedAt: school.clock.ms - 60_000 }],
      },
      template: checklist,
      provenance: { entryHash: first.hash },
      submissions: [{ entryId: first.id }, { entryId: second.id, reason: '那扇门本来不开' }],
    });
    expect(before.record.awaits).toBeUndefined();
    expect(before.record.inspection).toEqual(first.body);
    expect(before.photos).toContainEqual({ sha256: sha256(lock), have: true });
    expect(now.photos).not.toContainEqual({ sha256: sha256(lock), have: true });
    expect(answerChanges({ ...before.record, ...before }, { ...now.record, ...now })).toMatchObject([
      { item: { id: 'Z1-01' }, before: { value: 'fail' }, after: { value: 'pass' } },
    ]);
    const shown = await school.ask(who, 'GET', `${path}/photos/${sha256(lock)}`);
    expect(Buffer.from(await shown.arrayBuffer()).equals(Buffer.from(lock))).toBe(true);
    expect(await school.json<InspectionView>(who, 'GET', `${path}/submissions/${second.id}`)).toEqual(now);
  },
);

test('it asks the questions of the version of the checklist that was walked', async () => {
  const school = await openSchool();
  const text = { zh: '改过的问题', en: 'Another question' };
  const newer = { ...checklist, version: 2, items: checklist.items.map((item) => ({ ...item, text })) };
  const { store } = school.parts;
  await school.push(sun, entry('template-published', newer, { subject: 'Z1@2', by: sun.id, device: id(901) }));
  const first = entry('inspection-submitted', inspection(), { subject: id(511) });
  const over = { template: { code: 'Z1', version: 2 }, correction: { reason: '换表' } };
  await school.push(wang, first);
  await school.push(wang, entry('inspection-submitted', inspection(over), { subject: id(511), supersedes: first.id }));
  const path = `/api/inspections/${id(511)}`;
  expect((await school.json<InspectionView>(sun, 'GET', path)).template.version).toBe(2);
  const before = await school.json<InspectionView>(sun, 'GET', `${path}/submissions/${first.id}`);
  expect(before.template).toEqual(checklist);
  await store.ledger.rebuild(yucai.id);
  expect(await school.json<InspectionView>(sun, 'GET', `${path}/submissions/${first.id}`)).toEqual(before);
});

test('T1 an earlier version is for whoever may read the record, and for nobody else', async () => {
  const school = await openSchool();
  const { first, path } = await corrected(school);
  const other = entry('inspection-submitted', inspection(), { subject: id(512) });
  await school.push(wang, other);
  for (const [who, address] of [
    [li, `${path}/submissions/${first.id}`],
    [li, `${path}/photos/${sha256(lock)}`],
    [sun, `${path}/submissions/${other.id}`],
    [sun, `${path}/submissions/${id(999)}`],
    [sun, `/api/inspections/${id(512)}/photos/${sha256(lock)}`],
  ] as const)
    expect((await school.ask(who, 'GET', address)).status, address).toBe(404);
});

test('a manager of one building reads no version that was of another one', async () => {
  const school = await openSchool();
  const { store } = school.parts;
  const first = entry('inspection-submitted', { ...locked, placeId: id(4) }, { subject: id(513), by: li.id });
  const correction = { reason: '地点错了' };
  await school.push(li, first);
  await school.ask(li, 'PUT', `/api/photos/${sha256(lock)}`, lock);
  const moved = entry('inspection-submitted', inspection({ correction }), {
    subject: id(513),
    by: li.id,
    supersedes: first.id,
  });
  await school.push(li, moved);
  const local = { ...sun, id: id(96), username: 'local', scope: [floor2.id] };
  const fact = { kind: 'person-added' as const, schema: 1 as const, subject: local.id, body: local };
  const secret = (await store.people.credential(yucai.id, 'sun'))?.secret ?? '';
  const make = (n: number) => makeEntries([fact], sun.id, store.device, n, tonight);
  await store.people.add(yucai.id, sun, local, make, secret, tonight);
  const path = `/api/inspections/${id(513)}`;
  const shown = await school.json<InspectionView>(sun, 'GET', path);
  const may = async (who: typeof sun, below: string) => (await school.ask(who, 'GET', `${path}${below}`)).status;
  expect(shown.record.inspection.placeId).toBe(floor2.id);
  for (const below of [`/submissions/${first.id}`, `/photos/${sha256(lock)}`])
    expect([await may(sun, below), await may(local, below)]).toEqual([200, 404]);
  expect(await may(local, '')).toBe(200);
});
