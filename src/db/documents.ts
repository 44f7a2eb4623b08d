// What the server last said. Only `applyChanges` writes here, and it writes nowhere else.
import type { DocumentOf, DocumentType } from '../domain/documents.ts';
import type { Person } from '../domain/person.ts';
import { byPlaceName, type Place } from '../domain/place.ts';
import { placesAfter } from '../domain/place-book.ts';
import type { School } from '../domain/school.ts';
import { templateId, type Template } from '../domain/template.ts';
import { Dexie } from 'dexie';
import type { DeviceDb } from './device-db.ts';
import { metaOf } from './meta.ts';
import { ownPlaces } from './own.ts';

async function all<T extends DocumentType>(db: DeviceDb, type: T): Promise<DocumentOf<T>['body'][]> {
  const rows = await db.documents.where('[type+id]').between([type, Dexie.minKey], [type, Dexie.maxKey]).toArray();
  return rows.map((row) => row.body as DocumentOf<T>['body']);
}

export async function school(db: DeviceDb): Promise<School | undefined> {
  return (await all(db, 'school'))[0];
}

/** The newest version of each checklist, in the order of their codes. */
export async function templates(db: DeviceDb): Promise<Template[]> {
  const newest = new Map<string, Template>();
  for (const template of await all(db, 'template')) {
    if (template.version > (newest.get(template.code)?.version ?? 0)) newest.set(template.code, template);
  }
  return [...newest.values()].sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
}

/** Every version of one checklist that is here, the newest first. */
export async function versionsOf(db: DeviceDb, code: string): Promise<Template[]> {
  return (await all(db, 'template')).filter((template) => template.code === code).sort((a, b) => b.version - a.version);
}

export async function template(db: DeviceDb, code: string, version: number): Promise<Template | undefined> {
  return (await db.documents.get(['template', templateId({ code, version })]))?.body as Template | undefined;
}

/** Every place by its id, those out of use too, with what was recorded here since the server last spoke. */
export async function placeBook(db: DeviceDb): Promise<Map<string, Place>> {
  const [shown, own] = [await all(db, 'place'), await ownPlaces(db)];
  const book = new Map(shown.map((place) => [place.id, place]));
  for (const kept of own) for (const place of placesAfter(kept, book)) book.set(place.id, place);
  return book;
}

/** Every place, 3号楼 before 10号楼, those out of use too: what happened there stays to be read. */
export async function places(db: DeviceDb): Promise<Place[]> {
  return [...(await placeBook(db)).values()].sort(byPlaceName);
}

/** Where something may be done: every place but those that were retired. */
export async function placesInUse(db: DeviceDb): Promise<Place[]> {
  return (await places(db)).filter((place) => !place.retired);
}

/** Those that are here, in the order asked for. */
export async function placesWith(db: DeviceDb, ids: readonly string[]): Promise<Place[]> {
  const keys = ids.map((id): [string, string] => ['place', id]);
  const [own, rows] = await Promise.all([ownPlaces(db), db.documents.bulkGet(keys)]);
  // Thousands are read together only while something of the own waits to be shown.
  const book = own.length > 0 ? await placeBook(db) : null;
  return ids.flatMap((id, i) => (book ? book.get(id) : (rows[i]?.body as Place | undefined)) ?? []);
}

export async function place(db: DeviceDb, id: string): Promise<Place | undefined> {
  return (await placesWith(db, [id]))[0];
}

export async function people(db: DeviceDb): Promise<Person[]> {
  return all(db, 'person');
}

/** A full download has been finished once, so an inspection can be started. */
export async function isReady(db: DeviceDb): Promise<boolean> {
  return (await metaOf(db, 'pull'))?.ready ?? false;
}
