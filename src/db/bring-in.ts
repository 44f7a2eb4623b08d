// Unsent work that came in a file from another phone of the same person: put beside one's own, and delivered like it.
import { BadFile, readUnsentFile, type Carried } from '../domain/unsent-file.ts';
import type { Document } from '../domain/documents.ts';
import type { Entry } from '../domain/entry.ts';
import { version, type DeviceDb, type Draft } from './device-db.ts';
import { school } from './documents.ts';
import { durably } from './durably.ts';
import { effectOf, rowsOfEntry } from './fact.ts';
import { isFurther } from './further.ts';
import { metaOf, putMeta } from './meta.ts';
import { sha256Hex } from './new-id.ts';
import { tellRecorded } from './recorded.ts';
import type { InHand } from './held-photos.ts';
import type { EntryRow, OutboxRow } from './rows.ts';

/** How many entries, photos and things not handed in yet were new here; what was here already is passed over. */
export type BroughtIn = { entries: number; photos: number; inHand: number; drafts: number };

/** All of the file or nothing, in one transaction. Refuses (`BadFile`) a file that is damaged, or not this person's. */
export async function bringIn(db: DeviceDb, text: string): Promise<BroughtIn> {
  const carried = await readUnsentFile(text, { hash, fromBase64 });
  await mustBeOwn(db, carried);
  const rows: Rows[] = [];
  const before: Document[] = [];
  for (const { entry } of carried.entries) {
    const effect = await effectOf(db, entry as Entry, before);
    rows.push(rowsOfEntry(entry as Entry, effect));
    // What comes later in the file may be about it.
    before.push(...effect);
  }
  const broughtIn = await durably(db, () => write(db, rows, carried));
  tellRecorded();
  return broughtIn;
}

async function mustBeOwn(db: DeviceDb, { person, school: from, entries, drafts }: Carried): Promise<void> {
  if (person.id !== db.personId) throw new BadFile('someone-else');
  const own = await school(db);
  if (own && own.id !== from.id) throw new BadFile('other-school');
  if (drafts.version > version || entries.some(({ isKnown }) => !isKnown)) throw new BadFile('newer');
}

/** Below every number of this installation, and counting up, so that a second file comes after the first. */
const farBelow = -1_000_000_000;

type Rows = { row: OutboxRow; text: EntryRow };

async function write(db: DeviceDb, rows: readonly Rows[], { photos, inHand, drafts }: Carried): Promise<BroughtIn> {
  const tables = [db.meta, db.entries, db.outbox, db.delivered, db.documents, db.photoBytes, db.drafts];
  return db.transaction('rw', tables, async () => {
    const [here, had] = [
      await db.entries.bulkGet(rows.map(({ row }) => row.id)),
      await db.photoBytes.bulkGet(photos.map(({ sha256 }) => sha256)),
    ];
    const fresh = rows.filter((_, i) => !here[i]);
    const pictures = photos.filter((_, i) => !had[i]);
    // Their numbers are another installation's: here they come before all own ones, in the order they had there.
    const last = (await metaOf(db, 'broughtIn')) ?? farBelow;
    await putMeta(db, 'broughtIn', last + fresh.length);
    const ordered = fresh.toSorted((a, b) => a.row.opSeq - b.row.opSeq);
    await db.entries.bulkAdd(ordered.map(({ text }) => text));
    await db.outbox.bulkAdd(ordered.map(({ row }, i) => Object.assign({}, row, { opSeq: last + 1 + i })));
    await db.photoBytes.bulkAdd(pictures.map(({ sha256, bytes }) => ({ sha256, bytes: bytes.buffer })));
    return {
      entries: fresh.length,
      photos: pictures.length,
      inHand: await takeInHand(db, inHand),
      drafts: await takeDrafts(db, drafts.rows as Draft[]),
    };
  });
}

/** Those that went no further here: neither as a draft, nor by being handed in. */
async function takeDrafts(db: DeviceDb, carried: readonly Draft[]): Promise<number> {
  let taken = 0;
  for (const draft of carried) {
    if (!(await isFurther(db, draft))) continue;
    await db.drafts.put(draft);
    taken++;
  }
  return taken;
}

/** Beside what is in hand here for the same thing: nothing that was typed or shot takes the place of anything else. */
async function takeInHand(db: DeviceDb, carried: Carried['inHand']): Promise<number> {
  const here = (await metaOf(db, 'inHand')) ?? {};
  const all = { ...here };
  for (const [about, theirs] of Object.entries(carried)) all[about] = both(here[about], theirs);
  const changed = Object.keys(carried).filter((about) => JSON.stringify(all[about]) !== JSON.stringify(here[about]));
  if (changed.length > 0) await putMeta(db, 'inHand', all);
  return changed.length;
}

function both(mine: InHand | undefined, theirs: InHand): InHand {
  if (!mine) return theirs;
  const names = new Set(mine.photos.map(({ sha256 }) => sha256));
  const photos = [...mine.photos, ...theirs.photos.filter(({ sha256 }) => !names.has(sha256))];
  const said = { ...theirs.said, ...mine.said };
  for (const [name, text] of Object.entries(theirs.said)) {
    const own = mine.said[name];
    if (own === '' || own === undefined) said[name] = text;
    else if (name === 'note' && typeof own === 'string' && typeof text === 'string' && !own.includes(text))
      said[name] = `${own}\n${text}`;
  }
  return { ...mine, said, photos };
}

const hash = (content: string | Uint8Array<ArrayBuffer>): Promise<string> =>
  sha256Hex(typeof content === 'string' ? new TextEncoder().encode(content) : content);

/** Throws what `atob` throws when it is not base64. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
