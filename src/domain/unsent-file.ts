// The file that carries unsent work off a phone without a network: entries and photos, each under its hash.
import * as v from 'valibot';
import { hashedText, parseEntry, type Entry, type UnknownEntry } from './entry.ts';
import { DraftRow } from './draft-row.ts';
import { unsentFormat } from './unsent-format.ts';
import { Photo } from './schema/photo.ts';
import { Person } from './schema/person.ts';
import { School } from './schema/school.ts';
import { Ms, Sha256 } from './schema/text.ts';

const anyFormat = /^campus-patrol-unsent\/\d+$/;

const Form = v.object({
  format: v.literal(unsentFormat),
  exportedAt: Ms,
  person: Person,
  school: School,
  entries: v.array(v.unknown()),
  photos: v.array(v.object({ sha256: Sha256, type: v.string(), base64: v.string() })),
  /** What was not handed in yet, by what it is for: typed and chosen, and the photos that go with it. */
  inHand: v.optional(
    v.record(
      v.string(),
      v.object({ said: v.record(v.string(), v.unknown()), photos: v.array(Photo), at: v.optional(Ms) }),
    ),
  ),
  /** Inspections that are being made, as the phone stores them; `version` of its database. */
  drafts: v.optional(v.object({ version: v.number(), rows: v.array(DraftRow) })),
});
export type UnsentFile = v.InferOutput<typeof Form>;

/** `raw` is the entry as it stands in the file. */
export type CarriedEntry = { raw: unknown; entry: Entry | UnknownEntry; isKnown: boolean };
export type CarriedPhoto = { sha256: string; bytes: Uint8Array<ArrayBuffer> };
export type Carried = Pick<UnsentFile, 'person' | 'school' | 'exportedAt'> & {
  inHand: NonNullable<UnsentFile['inHand']>;
  drafts: NonNullable<UnsentFile['drafts']>;
  entries: CarriedEntry[];
  photos: CarriedPhoto[];
};

/**
 * Why a file is of no use. not-ours: not a file of this product. newer: made by a newer version. damaged: something in it
 * is not what its hash says. someone-else: of another person. other-school: of another school.
 */
export type BadFileReason = 'not-ours' | 'newer' | 'damaged' | 'someone-else' | 'other-school';

export class BadFile extends Error {
  readonly reason: BadFileReason;
  constructor(reason: BadFileReason) {
    super(`this file cannot be used: ${reason}`);
    this.name = 'BadFile';
    this.reason = reason;
  }
}

export type FileTools = {
  /** SHA-256 in lower-case hex; of text, over its UTF-8. */
  hash: (content: string | Uint8Array<ArrayBuffer>) => Promise<string>;
  /** Throws when it is not base64. */
  fromBase64: (text: string) => Uint8Array<ArrayBuffer>;
};

const noDrafts = { version: 0, rows: [] };

/** Reads the whole file or refuses it whole (`BadFile`): nothing of a file in which one thing is wrong is taken in. */
export async function readUnsentFile(text: string, tools: FileTools): Promise<Carried> {
  const { person, school, exportedAt, entries, photos, inHand = {}, drafts = noDrafts } = formOf(text);
  const read = await Promise.all(entries.map((raw) => readEntry(raw, tools)));
  if (read.some(({ entry }) => entry.by !== person.id)) throw new BadFile('damaged');
  const carried: CarriedPhoto[] = [];
  // One after another: each is as large as a picture.
  for (const photo of photos) carried.push(await readPhoto(photo, tools));
  return { person, school, exportedAt, entries: read, photos: carried, inHand, drafts };
}

function formOf(text: string): UnsentFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new BadFile('not-ours');
    throw error;
  }
  const read = v.safeParse(Form, json);
  if (read.success) return read.output;
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : null;
  if (format === unsentFormat) throw new BadFile('damaged');
  throw new BadFile(typeof format === 'string' && anyFormat.test(format) ? 'newer' : 'not-ours');
}

async function readEntry(raw: unknown, { hash }: FileTools): Promise<CarriedEntry> {
  const parsed = parseEntry(raw);
  if (parsed.is === 'bad') throw new BadFile('damaged');
  if ((await hash(hashedText(raw as Entry))) !== parsed.entry.hash) throw new BadFile('damaged');
  return { raw, entry: parsed.entry, isKnown: parsed.is === 'known' };
}

async function readPhoto(
  { sha256, base64 }: UnsentFile['photos'][number],
  { hash, fromBase64 }: FileTools,
): Promise<CarriedPhoto> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = fromBase64(base64);
  } catch {
    throw new BadFile('damaged');
  }
  if ((await hash(bytes)) !== sha256) throw new BadFile('damaged');
  return { sha256, bytes };
}
