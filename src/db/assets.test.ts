import { expect, test } from 'vitest';
import { answer, asset, canteen, checklist, floor2, id, item, sun, zhao } from '../../tests/cast.ts';
import { readyDb } from '../../tests/sync/phone.ts';
import { keptAs, type AssetKind, type AssetRecord } from '../domain/asset.ts';
import type { Place } from '../domain/place.ts';
import { templateId, type Template } from '../domain/template.ts';
import { addAssets, assetsAt, sampleFridges } from './assets.ts';
import { saveDraft, startDraft } from './drafts.ts';
import { submitDraft } from './record.ts';

const panels: Template = {
  ...checklist,
  code: 'E1',
  perAsset: 'panel',
  items: [
    item({ id: 'E1-02', type: 'PF', photo: 'none', once: true }),
    item({ id: 'E1-08', type: 'PF', photo: 'none' }),
  ],
};
const one = (n: number, kind: AssetKind, over: Partial<AssetRecord> = {}): AssetRecord => ({
  ...asset({ id: id(600 + n), ...keptAs(kind), agent: null, made: null, label: `${n}号` }),
  entries: [id(700 + n)],
  byName: '孙静',
  at: 0,
  ...over,
});
const document = (body: AssetRecord) => ({ type: 'asset' as const, id: body.id, body });

test('a checklist of panels goes past each panel of the place, and the record says what each is', async () => {
  const things = [one(2, 'panel'), one(1, 'panel'), one(3, 'fridge'), one(4, 'panel', { retired: { reason: '拆了' } })];
  const published = { type: 'template' as const, id: templateId(panels), body: panels };
  const db = await readyDb(sun, [published, ...things.map(document)]);
  const begun = await startDraft(db, floor2, panels);
  expect(begun.assets?.map(({ label, special }) => [label, special])).toEqual([
    ['1号', 'panel'],
    ['2号', 'panel'],
  ]);
  const answers = ['E1-08.1', 'E1-08.2', 'E1-02'].map((itemId) => answer(itemId, 'pass'));
  await saveDraft(db, { ...begun, answers });
  const { schema, body } = await submitDraft(db, begun.id);
  expect(schema).toBe(7);
  expect(body.assets).toMatchObject([{ category: 'other', special: 'panel' }, { category: 'other' }]);
});

test('where no panel is registered the checklist is filled in once, as an app does that knows no panels', async () => {
  const db = await readyDb(sun, [document(one(1, 'fridge')), document(one(2, 'other'))]);
  expect((await startDraft(db, floor2, panels)).assets).toBeUndefined();
});

test('a panel that is registered here is there at once, by a schema that knows it', async () => {
  const db = await readyDb(sun);
  const { id: _, ...fresh } = asset({ ...keptAs('panel'), agent: null, made: null, label: '配电箱' });
  await addAssets(db, fresh, 2);
  expect((await assetsAt(db, floor2.id)).map(({ label, special }) => [label, special])).toEqual([
    ['配电箱 1', 'panel'],
    ['配电箱 2', 'panel'],
  ]);
  const [entry] = await db.entries.toArray();
  expect(entry?.entry).toMatchObject({ kind: 'asset-kept', schema: 4 });
});

test('the sample fridges of a canteen are those that stand in it and in its rooms', async () => {
  const room: Place = {
    id: id(650),
    kind: 'room',
    name: '留样间',
    ancestors: [{ id: canteen.id, name: canteen.name }],
  };
  const db = await readyDb(zhao, [
    { type: 'place', id: room.id, body: room },
    { type: 'place', id: canteen.id, body: canteen },
    { type: 'place', id: floor2.id, body: floor2 },
    document(one(10, 'sample-fridge', { placeId: room.id })),
    document(one(2, 'sample-fridge', { placeId: canteen.id })),
    document(one(3, 'fridge', { placeId: canteen.id })),
    document(one(4, 'sample-fridge')),
    document(one(5, 'sample-fridge', { placeId: canteen.id, retired: { reason: '坏了' } })),
  ]);
  expect(await sampleFridges(db, canteen.id)).toEqual(['2号', '10号']);
});
