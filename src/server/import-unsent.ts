// Takes in the file a phone saved when no network came: each entry by the ordinary judge, under its author's name.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Person } from '../domain/person.ts';
import { BadFile, readUnsentFile, type BadFileReason, type Carried } from '../domain/unsent-file.ts';
import { readConfig } from './config.ts';
import type { Parts } from './env.ts';
import { openParts } from './main.ts';
import { receiving } from './photos/receive.ts';
import { readOffer } from './routes/ledger.ts';
import type { Outcome } from './store/store.ts';
import { CannotStart } from './trouble.ts';

export type Imported = { person: string; verdicts: Record<Outcome['verdict'], number>; photos: number; inHand: number };

const tools = {
  hash: async (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex'),
  fromBase64: (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'base64')),
};

/**
 * Refuses (`BadFile`) the whole file when anything in it is damaged, and (`CannotStart`) one of another school or of
 * somebody who is not here. Again is harmless: what is there is known.
 */
export async function importUnsent(parts: Parts, text: string): Promise<Imported> {
  const carried = await readUnsentFile(text, tools);
  const { store } = parts;
  const school = await store.documents.school();
  if (!school || school.id !== carried.school.id)
    throw new CannotStart(`The file is of another school (${carried.school.name}). Nothing was taken in.`);
  const person = await authorOf(parts, school.id, carried.person);
  if (!person) throw new CannotStart(`Nobody here has the account ${carried.person.username}. Nothing was taken in.`);
  const offers = carried.entries.map(({ raw }) => readOffer(raw));
  const outcomes = await store.ledger.append(school.id, person, offers, parts.now(), person.left ? 'revoked' : null);
  const verdicts = { accepted: 0, known: 0, quarantined: 0, refused: 0 };
  for (const { verdict } of outcomes) verdicts[verdict]++;
  const photos = await takePhotos(parts, { person, school }, carried);
  // Nobody has said it yet: only its author can.
  return {
    person: person.name,
    verdicts,
    photos,
    inHand: Object.keys(carried.inHand).length + carried.drafts.rows.length,
  };
}

/**
 * Whom a restore has forgotten may have been added once more, as somebody new to the ledger: what the file says in the name of the
 * old account is then held aside, where a manager reads it.
 */
async function authorOf(
  { store }: Pick<Parts, 'store'>,
  schoolId: string,
  { id, username }: Carried['person'],
): Promise<Person | undefined> {
  const known = await store.documents.read(schoolId, 'person', id);
  const again = known ? undefined : await store.people.credential(schoolId, username);
  return known ?? (again && (await store.documents.read(schoolId, 'person', again.personId)));
}

/** Those that an entry waits for; the others were listed by entries that were turned away. */
async function takePhotos(
  parts: Parts,
  who: Parameters<ReturnType<typeof receiving>['whole']>[0]['who'],
  { photos }: Carried,
): Promise<number> {
  const receive = receiving(parts);
  let taken = 0;
  for (const { sha256, bytes } of photos) {
    if (!(await parts.store.photos.isWanted(who.school.id, who.person.id, sha256))) continue;
    await receive.whole({ sha256, who }, inOnePiece(bytes));
    taken++;
  }
  return taken;
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const sentences: Record<BadFileReason, string> = {
  'not-ours': 'This is not a file of unsent work.',
  newer: 'The file was made by a newer version. Update the server first.',
  damaged: 'Something in the file is not what its hash says: it is incomplete or was changed. Ask for it once more.',
  'someone-else': 'The file is of somebody else.',
  'other-school': 'The file is of another school.',
};

/** The command. True when nothing in the file was turned away. Refuses (`CannotStart`) with one sentence for the operator. */
export async function importFile(
  file: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  say: (line: string) => unknown,
): Promise<boolean> {
  if (file === undefined) throw new CannotStart('Say which file: npm run import -- FILE');
  const text = readText(file);
  const { parts, close } = await openParts(readConfig({ LOG_LEVEL: 'warn', ...env }), null);
  try {
    const { person, verdicts, photos, inHand } = await importUnsent(parts, text);
    const { accepted, known, quarantined, refused } = verdicts;
    say(
      `${person}: ${accepted} new, ${known} there already, ${quarantined} held aside, ${refused} turned away; ${photos} photos.`,
    );
    if (inHand > 0) say(`${inHand} not handed in yet: bring the file in on a phone of ${person}.`);
    return refused === 0;
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    throw new CannotStart(`${sentences[error.reason]} Nothing was taken in.`, error);
  } finally {
    await close();
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CannotStart(`${file} cannot be read: ${(error as Error).message}.`, error);
  }
}
