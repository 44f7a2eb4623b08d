// A phone for tests: a real device database of its own, on a line to the real server app.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { applyChanges } from '../../src/db/changes.ts';
import { DeviceDb } from '../../src/db/device-db.ts';
import { saveDraft, startDraft } from '../../src/db/drafts.ts';
import { sha256Hex } from '../../src/db/new-id.ts';
import { keepPhoto } from '../../src/db/photos.ts';
import { submitDraft } from '../../src/db/record.ts';
import type { Draft } from '../../src/db/rows.ts';
import type { Document } from '../../src/domain/documents.ts';
import type { EntryOf } from '../../src/domain/entry.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Photo } from '../../src/domain/photo.ts';
import type { School } from '../../src/server/school.contract.ts';
import type { Line } from '../../src/sync/rest.ts';
import { runRound, type RoundEnd, type RoundOptions } from '../../src/sync/run.ts';
import { answers, at, checklist, documents, floor2 } from '../cast.ts';

/** A database nobody else sees, as on a phone of its own; the same `disk` again is the same phone. */
export function emptyDb(person: Person, disk = new IDBFactory()): DeviceDb {
  const db = new DeviceDb(person.id, undefined, { indexedDB: disk, IDBKeyRange });
  // Five megabytes of noise for every phone that takes a photo are a twelfth of what these tests cost.
  db.on('populate', () => db.meta.add({ key: 'reserve', value: new ArrayBuffer(8) }));
  return db;
}

/** The same with the school, its places and its checklist downloaded. */
export async function readyDb(person: Person, more: Document[] = []): Promise<DeviceDb> {
  const db = emptyDb(person);
  await applyChanges(db, '', page([...documents, ...more]));
  return db;
}

export const page = (
  list: Document[],
  over: Partial<Parameters<typeof applyChanges>[2]> = {},
): Parameters<typeof applyChanges>[2] => ({
  protocol: 'patrol/1',
  epoch: documents[0]!.id,
  serverTime: at().ms,
  documents: list.map((document, i) => ({ ...document, seq: i + 1 })),
  gone: [],
  cursor: 'the first cursor',
  more: false,
  ...over,
});

/** Of four by three pixels: where nobody says how large it is, the server looks through all of it. */
const jpegHead = [0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xc0, 0, 17, 8, 0, 3, 0, 4];

/** A picture as the server knows one, different for each name. */
export async function picture(itemId: string, name: string, bytes = 400): Promise<{ photo: Photo; data: ArrayBuffer }> {
  const data = new Uint8Array(bytes);
  data.set([...jpegHead, ...new TextEncoder().encode(name)]);
  const photo: Photo = {
    sha256: await sha256Hex(data),
    itemId,
    takenAt: at(),
    source: 'camera',
    type: 'image/jpeg',
    width: 4,
    height: 3,
    bytes,
  };
  return { photo, data: data.buffer };
}

const thumbnail = new Uint8Array([1, 2, 3]).buffer;

export async function takePhoto(
  db: DeviceDb,
  draft: Draft,
  itemId: string,
  name: string,
  bytes?: number,
): Promise<Draft> {
  const { photo, data } = await picture(itemId, name, bytes);
  return keepPhoto(db, draft.id, photo, data, thumbnail);
}

/** Z1 on the second floor, answered in full with one photo of the door. */
export async function answered(db: DeviceDb, name: string, bytes?: number): Promise<Draft> {
  const begun = await startDraft(db, floor2, checklist);
  const withPhoto = await takePhoto(db, begun, 'Z1-09', name, bytes);
  return saveDraft(db, { ...withPhoto, answers });
}

export async function submitted(db: DeviceDb, name: string, bytes?: number): Promise<EntryOf<'inspection-submitted'>> {
  return submitDraft(db, (await answered(db, name, bytes)).id);
}

/** A phone in somebody's hand: its database, its line and its cookie. */
export class Phone {
  readonly person: Person;
  line: Line;
  readonly disk = new IDBFactory();
  #db: DeviceDb;

  constructor(person: Person, line: Line) {
    this.person = person;
    this.line = line;
    this.#db = emptyDb(person, this.disk);
  }

  get db(): DeviceDb {
    return this.#db;
  }

  round(db = this.#db, over: RoundOptions = {}): Promise<RoundEnd> {
    const quiet = {
      force: true,
      line: this.line,
      locks: null,
      isMine: async () => true,
      onLogin: async () => undefined,
    };
    return runRound(db, { ...quiet, ...over });
  }

  /** A round in another tab, whose lock failed. */
  async roundBeside(): Promise<RoundEnd> {
    const beside = emptyDb(this.person, this.disk);
    const end = await this.round(beside);
    beside.close();
    return end;
  }

  /** The app is closed and opened again. */
  async restart(): Promise<void> {
    this.#db.close();
    this.#db = emptyDb(this.person, this.disk);
    await this.#db.open();
  }

  /** As the triggers would go on for ever; ten rounds are plenty. */
  async rounds(): Promise<RoundEnd> {
    for (let i = 0; i < 10; i++) {
      const end = await this.round();
      if (end === 'done') return end;
    }
    return 'waiting';
  }
}

/** The person's browser on the school's server, without a fault. */
export const wire =
  (school: School, person: Person): Line =>
  async (url, init) => {
    const headers = { ...(init.headers as Record<string, string>) };
    if (init.credentials !== 'omit') headers['cookie'] = await school.cookieOf(person);
    return school.app.request(url, { ...init, headers });
  };
