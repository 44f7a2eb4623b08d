// What walks have read is in the register of everybody: after the walk, its correction and its withdrawal, and rebuilt from the ledger.
import { expect, test } from 'vitest';
import {
  answer,
  asset,
  at,
  checklist,
  entry,
  floor2,
  id,
  inspection,
  item,
  sun,
  tonight,
  wang,
  yucai,
} from '../../tests/cast.ts';
import type { AssetRecord, WalkedAsset } from '../domain/asset.ts';
import type { Changes } from '../domain/protocol.ts';
import { templateId, type Template } from '../domain/template.ts';
import { openSchool, type School } from './school.contract.ts';

const lifts: Template = {
  ...checklist,
  code: 'Z6',
  perAsset: 'lift',
  items: [item({ id: 'Z6-01', type: 'DATE', photo: 'none', register: 'due', date: { mustBeAhead: true } })],
};
const lift = asset({ category: 'lift', agent: null, label: '1号梯', made: null, due: '2026-12-01' });
const walked: WalkedAsset = { id: lift.id, category: 'lift', agent: null, label: lift.label, made: null };

const line = async (school: School): Promise<AssetRecord> => {
  const { documents } = await school.json<Changes>(wang, 'GET', '/api/changes');
  return documents.find(({ type, id: of }) => type === 'asset' && of === lift.id)?.body as AssetRecord;
};

const walk = (due: string, opSeq: number, over: object = {}) =>
  entry(
    'inspection-submitted',
    inspection({
      placeId: floor2.id,
      template: { code: 'Z6', version: 1 },
      assets: [walked],
      answers: [answer('Z6-01.1', due)],
      photos: [],
    }),
    { schema: 5, subject: id(700), opSeq, at: at(tonight + opSeq * 60_000), photos: [], ...over },
  );

test('a lift: typed, read on a walk, corrected, withdrawn, and typed again', async () => {
  const school = await openSchool();
  const by = { by: sun.id, device: id(901) };
  const published = entry('template-published', lifts, { ...by, schema: 4, subject: templateId(lifts), opSeq: 1 });
  const kept = entry('asset-kept', lift, { ...by, schema: 2, subject: lift.id, opSeq: 2 });
  expect(await school.push(sun, published, kept)).toMatchObject([{ verdict: 'accepted' }, { verdict: 'accepted' }]);
  expect(await line(school)).toMatchObject({ due: '2026-12-01', typed: { due: tonight } });

  const first = walk('2027-03-01', 1);
  expect(await school.push(wang, first)).toMatchObject([{ verdict: 'accepted' }]);
  const reading = { fact: 'due', inspectionId: id(700), itemId: 'Z6-01', byName: '王秀兰' };
  expect(await line(school)).toMatchObject({ due: '2026-12-01', read: [{ ...reading, value: '2027-03-01' }] });

  const corrected = walk('2077-03-01', 2, { supersedes: first.id });
  expect(await school.push(wang, corrected)).toMatchObject([{ verdict: 'accepted' }]);
  expect((await line(school)).read).toMatchObject([{ ...reading, value: '2077-03-01', doubt: 'far' }]);

  const standing = await line(school);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect(await line(school)).toEqual(standing);

  const back = entry(
    'inspection-withdrawn',
    { reason: '看错了' },
    { subject: id(700), opSeq: 3, supersedes: corrected.id },
  );
  expect(await school.push(wang, back)).toMatchObject([{ verdict: 'accepted' }]);
  expect(await line(school)).not.toHaveProperty('read');
});
