// What the server last said. Only `applyChanges` writes here, and it writes nowhere else.
import type { DocumentOf, DocumentType } from '../domain/documents.ts';
import type { Person } from '../domain/person.ts';
import { byPlaceName, type Place } from '../domain/place.ts';
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

async function one<T extends DocumentType>(
  db: DeviceDb,
  type: T,
  id: string,
): Promise<DocumentOf<T>['body'] | undefined> {
  const row = await db.documents.get([type, id]);
  return row?.body as DocumentOf<T>['body'] | undefined;
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
  return one(db, 'template', templateId({ code, version }));
}

/** Every place, 3号楼 before 10号楼, with those added here that the server has not shown yet. */
export async function places(db: DeviceDb): Promise<Place[]> {
  const known = new Map((await ownPlaces(db)).map((place) => [place.id, place]));
  for (const place of await all(db, 'place')) known.set(place.id, place);
  return [...known.values()].sort(byPlaceName);
}

export async function place(db: DeviceDb, id: string): Promise<Place | undefined> {
  return (await one(db, 'place', id)) ?? (await ownPlaces(db)).find((own) => own.id === id);
}

export async function people(db: DeviceDb): Promise<Person[]> {
  return all(db, 'person');
}

/** A full download has been finished once, so an inspection can be started. */
export async function isReady(db: DeviceDb): Promise<boolean> {
  return (await metaOf(db, 'pull'))?.ready ?? false;
}
