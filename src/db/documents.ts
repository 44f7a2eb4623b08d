// What the server last said. Only `applyChanges` writes here, and it writes nowhere else.
import type { DocumentOf, DocumentType } from '../domain/documents.ts';
import type { Person } from '../domain/person.ts';
import type { Place } from '../domain/place.ts';
import type { School } from '../domain/school.ts';
import type { Settings } from '../domain/settings.ts';
import { templateId, type Template } from '../domain/template.ts';
import { Dexie } from 'dexie';
import { atOnce } from './at-once.ts';
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

/** What the school has chosen about itself; undefined where it has chosen nothing. */
export async function settings(db: DeviceDb): Promise<Settings | undefined> {
  return (await all(db, 'settings'))[0];
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

/** Those that are here, in the order asked for. */
export const placesWith = async (db: DeviceDb, ids: readonly string[]): Promise<Place[]> =>
  (await readPlaces(db, ids))();

/** Reads all that `placesWith` asks the phone; what is made of it may wait for more than the database. */
export const readPlaces = (db: DeviceDb, ids: readonly string[]): Promise<() => Promise<Place[]>> =>
  atOnce(db, async () => {
    const keys = ids.map((id): [string, string] => ['place', id]);
    const [own, rows] = await Promise.all([ownPlaces(db), db.documents.bulkGet(keys)]);
    const alone = rows.flatMap((row) => (row?.body as Place | undefined) ?? []);
    if (own.length === 0) return async () => alone;
    // Thousands are read together only while something of the own waits to be shown.
    const shown = await placeDocuments(db);
    return async () => {
      const { withOwnPlaces } = await import('./school-places.ts');
      const book = withOwnPlaces(shown, own);
      return ids.flatMap((id) => book.get(id) ?? []);
    };
  });

export async function place(db: DeviceDb, id: string): Promise<Place | undefined> {
  return (await placesWith(db, [id]))[0];
}

export const placeDocuments = (db: DeviceDb): Promise<Place[]> => all(db, 'place');

export async function people(db: DeviceDb): Promise<Person[]> {
  return all(db, 'person');
}

/** A full download has been finished once, so an inspection can be started. */
export async function isReady(db: DeviceDb): Promise<boolean> {
  return (await metaOf(db, 'pull'))?.ready ?? false;
}
