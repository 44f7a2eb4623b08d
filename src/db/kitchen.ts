// The food-sample register on this phone: what the server said, with what was recorded here since.
import type { DocumentOf, DocumentType, Document, KitchenDocument } from '../domain/documents.ts';
import type { FiguresBook } from '../domain/figures.ts';
import type { FridgeReading, Menu, Sample, Seal } from '../domain/kitchen.ts';
import { Dexie } from 'dexie';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { school } from './documents.ts';
import { unseenRows } from './own.ts';

export type KitchenType = KitchenDocument['type'];
const types: ReadonlySet<DocumentType> = new Set<KitchenType>(['menu', 'sample', 'fridge', 'seal', 'figures']);

export const isKitchenType = (type: DocumentType): type is KitchenType => types.has(type);
export const isOfKitchen = (document: Document): document is KitchenDocument => types.has(document.type);

/** What own entries that the documents do not show yet make of the register, the last word on each last. */
async function ownKitchen(db: DeviceDb): Promise<KitchenDocument[]> {
  const rows = await unseenRows(db);
  const texts = await db.entries.bulkGet(rows.map((row) => row.id));
  return texts.flatMap((text) => text?.kitchen ?? []);
}

/** One document of the register as it stands here. */
export const kitchenDocument = <T extends KitchenType>(
  db: DeviceDb,
  type: T,
  id: string,
): Promise<DocumentOf<T>['body'] | undefined> =>
  atOnce(db, async () => {
    const own = (await ownKitchen(db)).findLast((document) => document.type === type && document.id === id);
    return (own?.body ?? (await db.documents.get([type, id]))?.body) as DocumentOf<T>['body'] | undefined;
  });

export type KitchenBook = {
  menus: Menu[];
  samples: Sample[];
  readings: FridgeReading[];
  seals: Seal[];
  figures: FiguresBook | undefined;
};

/** Everything of the last thirty days and what is new here; usable in a live query. */
export const kitchenBook = (db: DeviceDb): Promise<KitchenBook> => atOnce(db, () => readBook(db));

async function readBook(db: DeviceDb): Promise<KitchenBook> {
  const own = await ownKitchen(db);
  const all = async <T extends KitchenType>(type: T): Promise<DocumentOf<T>['body'][]> => {
    const rows = await db.documents.where('[type+id]').between([type, Dexie.minKey], [type, Dexie.maxKey]).toArray();
    const known = new Map(rows.map((row) => [row.id, row.body as DocumentOf<T>['body']]));
    for (const document of own)
      if (document.type === type) known.set(document.id, document.body as DocumentOf<T>['body']);
    return [...known.values()];
  };
  const [menus, samples, readings, seals, [figures]] = await Promise.all([
    all('menu'),
    all('sample'),
    all('fridge'),
    all('seal'),
    all('figures'),
  ]);
  return { menus, samples, readings, seals, figures };
}

/** What the school asks of its samples, as far as this phone has heard; undefined where the law's figures hold. */
export async function figuresBook(db: DeviceDb): Promise<FiguresBook | undefined> {
  return kitchenDocument(db, 'figures', (await school(db))?.id ?? '');
}
