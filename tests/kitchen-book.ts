// The register of one canteen for tests: a school's documents, and what entries make of them, as the server does it.
import { at, canteen, documents as castDocuments, id, sun, tonight, wang, yucai, zhao } from './cast.ts';
import { fold, type Document, type Read } from '../src/domain/documents.ts';
import { parseEntry, type Entry } from '../src/domain/entry.ts';
import type { Sample } from '../src/domain/kitchen.ts';
import { checkEntry } from '../src/domain/permission.ts';
import type { Person } from '../src/domain/person.ts';
import { Refusal } from '../src/domain/refusal.ts';

/** In ms. */
export const hour = 3_600_000;
export const director: Person = { ...zhao, id: id(16), role: 'food_director' };

export const dish = { canteenId: canteen.id, day: '2026-11-22', meal: 'dinner', dish: '番茄炒蛋' } as const;
export const taken = { ...dish, until: '18:30', grams: 130, box: 'A-07', fridge: '1号柜', shelf: '2层', takenAt: at() };

/** A school's documents and what entries make of them, as the server does it. */
export class Book {
  readonly documents = new Map<string, Document['body']>();
  #n = 0;

  constructor() {
    const known: Document[] = [...castDocuments, { type: 'place', id: canteen.id, body: canteen }];
    for (const person of [zhao, director, sun, wang]) known.push({ type: 'person', id: person.id, body: person });
    for (const one of known) this.documents.set(`${one.type} ${one.id}`, one.body);
  }

  read: Read = ((type, documentId) => this.documents.get(`${type} ${documentId}`)) as Read;

  say(
    who: Person,
    kind: Entry['kind'],
    subject: string,
    body: unknown,
    ms = tonight,
    over: Partial<Entry> = {},
    receivedAt = ms,
  ): Entry {
    const opSeq = ++this.#n;
    const unhashed = {
      id: id(3000 + opSeq),
      kind,
      schema: 1,
      subject,
      by: who.id,
      device: id(9),
      opSeq,
      at: at(ms),
      supersedes: null,
      photos: [],
      body,
      ...over,
    };
    const parsed = parseEntry({ ...unhashed, hash: 'a'.repeat(64) });
    if (parsed.is !== 'known') throw new Refusal('bad-shape', { path: 'path' in parsed ? parsed.path : kind });
    checkEntry(parsed.entry, who, this.read, yucai.id, receivedAt);
    for (const document of fold(parsed.entry, this.read, yucai.id, receivedAt))
      this.documents.set(`${document.type} ${document.id}`, document.body);
    return parsed.entry;
  }

  sample = (sampleId: string): Sample => this.read('sample', sampleId)!;
}

export const code = (run: () => unknown): string => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
