import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { dian, Ledger, responsibility, sayings, shui } from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { page, picture, readyDb } from '../../tests/sync/phone.ts';
import { applyChanges } from './changes.ts';
import { setResponsibility } from './responsibility.ts';
import { addToCase, amendReport, caseHere, ownCases, reportHazard, takeStep, type StepSaid } from './cases.ts';

const people = [dian, shui].map((body) => ({ type: 'person' as const, id: body.id, body }));
const book = { type: 'responsibility' as const, id: cast.yucai.id, body: responsibility };

/** A case in the electrician's hands, as the school shows it, and his phone. */
async function entrusted() {
  const ledger = new Ledger();
  const { id } = ledger.report();
  ledger.take(id, cast.sun, sayings.assign(ledger.hazard(id)));
  const document = () => ({ type: 'hazard' as const, id, body: ledger.hazard(id) });
  const db = await readyDb(dian, [...people, book, document()]);
  return { ledger, id, db, document };
}

test('whoever has a case takes it all the way to the re-check without a network', async () => {
  const { db, id } = await entrusted();
  expect((await ownCases(db)).map((hazard) => hazard.id)).toEqual([id]);
  const step = async (...said: Parameters<typeof takeStep> extends [unknown, unknown, ...infer R] ? R : never) =>
    takeStep(db, (await caseHere(db, id))!.hazard, ...said);
  await step({ do: 'accept', note: '' });
  await step({ do: 'progress', note: '配件已到' });
  const { photo, data } = await picture('report', 'repaired');
  await step({ do: 'rectify', note: '换好了' }, [{ photo, bytes: data, thumb: new ArrayBuffer(1) }]);
  const { hazard, sent } = (await caseHere(db, id))!;
  expect(hazard.state).toBe('to-verify');
  expect(hazard.handling?.steps.map(({ said }) => said.do)).toEqual(['assign', 'accept', 'progress', 'rectify']);
  expect([...sent.values()].map(({ delivery }) => delivery)).toEqual(['waiting', 'waiting', 'waiting']);
});

test('the first departments of the school are asked for from when they are written down here, before the school has heard of them', async () => {
  const ledger = new Ledger();
  const { id } = ledger.report();
  const db = await readyDb(cast.sun, [...people, { type: 'hazard', id, body: ledger.hazard(id) }]);
  const { hazard } = (await caseHere(db, id))!;
  await setResponsibility(db, responsibility);
  expect((await caseHere(db, id))!.around?.book).toEqual(responsibility);
  const said = { ...sayings.assign(hazard), deptId: null } as StepSaid;
  await expect(takeStep(db, hazard, said)).rejects.toMatchObject({ code: 'department-required' });
  await takeStep(db, hazard, sayings.assign(hazard) as StepSaid);
  expect((await caseHere(db, id))!.hazard.handling?.deptName).toBe('总务处');
});

test('what others did meanwhile counts, not what the phone thought when it recorded its own steps', async () => {
  const { ledger, db, id, document } = await entrusted();
  const before = (await caseHere(db, id))!.hazard;
  await takeStep(db, before, { do: 'accept', note: '' });
  ledger.take(id, cast.sun, { ...sayings.assign(before), personId: shui.id } as never);
  await applyChanges(db, 'the first cursor', page([document()], { cursor: 'the second cursor' }));
  const now = (await caseHere(db, id))!.hazard;
  expect(now.handling?.person?.id).toBe(shui.id);
  expect(now.handling?.steps.at(-1)).toMatchObject({ said: { do: 'accept' }, without: 'step-not-yours' });
  await expect(takeStep(db, now, { do: 'progress', note: '在修' })).rejects.toMatchObject({ code: 'step-not-now' });
});

test('what is added to a known case as severe makes it suspected major, beside its words and photos; that somebody else says so as well is said once it is', async () => {
  const { db, id } = await entrusted();
  const { photo, data } = await picture('report', 'smoke');
  const shots = [{ photo, bytes: data, thumb: new ArrayBuffer(1) }];
  const add = async () => addToCase(db, (await caseHere(db, id))!.hazard, { note: '在冒烟', severe: true }, shots);
  await add();
  await add();
  const { hazard } = (await caseHere(db, id))!;
  expect(hazard.grade).toBe('MS');
  const steps = hazard.handling?.steps.map(({ said, photos, without }) => [said.do, photos.length, without]);
  expect(steps?.slice(1)).toEqual([
    ['comment', 1, undefined],
    ['raise', 0, undefined],
    ['comment', 1, undefined],
    ['raise', 0, undefined],
  ]);
});

test('all that was already filled in goes along when it turns out to be a known case', async () => {
  const { db, id } = await entrusted();
  const { photo, data } = await picture('report', 'mended');
  const shots = [{ photo, bytes: data, thumb: new ArrayBuffer(1) }];
  const add = async (more: object) =>
    addToCase(db, (await caseHere(db, id))!.hazard, { note: '在冒烟', severe: true, ...more }, shots);
  const filled = { authority: true as const, fixed: true as const, repair: 'power' as const };
  await add({ ...filled, majorRefs: ['M6'] });
  await add({ majorRefs: ['M4'], interim: 'isolated' });
  const { hazard } = (await caseHere(db, id))!;
  expect(hazard).toMatchObject({ grade: 'MS', majorRefs: ['M6', 'M4'] });
  expect(hazard.handling?.interim).toMatchObject({ how: 'isolated', by: { id: dian.id } });
  const steps = hazard.handling?.steps.slice(1);
  expect(steps?.map(({ said: what }) => what)).toMatchObject([
    { do: 'comment', report: filled },
    { do: 'raise', majorRefs: ['M6'] },
    { do: 'comment' },
    { do: 'raise', majorRefs: ['M4'], how: 'isolated' },
  ]);
  expect(steps?.every(({ without }) => without === undefined)).toBe(true);
  const schemas = (await db.entries.toArray())
    .toSorted((a, b) => a.entry.opSeq - b.entry.opSeq)
    .map(({ entry }) => entry.schema);
  expect(schemas).toEqual([11, 12, 11, 12]);
});

test('what was reported with the camera gets its words, place and gravity before it has left the phone', async () => {
  const db = await readyDb(cast.wang, [book]);
  const said = { category: 'other' as const, text: '其他隐患', suspectedMajor: false, fixed: false, repair: null };
  const id = await reportHazard(db, { placeId: cast.floor2.id, source: 'spot', ...said });
  const here = async () => (await caseHere(db, id))!.hazard;
  await amendReport(db, await here(), { text: '门锁坏了', toPlaceId: cast.canteen.id, severe: false });
  await amendReport(db, await here(), { category: 'fire', severe: true, interim: 'guarded' });
  expect(await here()).toMatchObject({
    text: { zh: '门锁坏了' },
    placeId: cast.canteen.id,
    category: 'fire',
    grade: 'MS',
    handling: { interim: { how: 'guarded', by: { id: cast.wang.id } } },
  });
  expect((await db.entries.toArray()).map(({ entry }) => entry.kind)).toEqual([
    'hazard-reported',
    'hazard-handled',
    'hazard-handled',
    'hazard-handled',
  ]);
});

test('what was done at once is kept where somebody else said meanwhile that it may be major', async () => {
  const db = await readyDb(cast.wang, [book]);
  const said = { category: 'other' as const, text: '门锁坏了', suspectedMajor: true, fixed: false, repair: null };
  const id = await reportHazard(db, { placeId: cast.floor2.id, source: 'spot', ...said });
  await amendReport(db, (await caseHere(db, id))!.hazard, { severe: true, interim: 'isolated' });
  const { hazard } = (await caseHere(db, id))!;
  expect(hazard).toMatchObject({ grade: 'MS', handling: { interim: { how: 'isolated', by: { id: cast.wang.id } } } });
});

test('whoever finishes a repair says what it took without a network, in the schema that knows it', async () => {
  const { db, id } = await entrusted();
  const step = async (said: Parameters<typeof takeStep>[2], names: string[] = []) => {
    const shots = await Promise.all(
      names.map(async (name) => {
        const { photo, data } = await picture('report', name);
        return { photo, bytes: data, thumb: new ArrayBuffer(1) };
      }),
    );
    await takeStep(db, (await caseHere(db, id))!.hazard, said, shots);
  };
  await step({ do: 'accept', note: '' });
  await step({ do: 'rectify', note: '换好了', used: '水龙头 1 个', yuan: 0 }, ['tap']);
  const { hazard } = (await caseHere(db, id))!;
  expect(hazard.handling?.rectified).toMatchObject({ used: '水龙头 1 个', yuan: 0 });
  const entries = await db.entries.toArray();
  expect(entries.map(({ entry }) => entry.schema)).toEqual([12, 12]);
});
