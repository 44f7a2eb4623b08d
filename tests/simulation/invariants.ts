// What must hold after every commit on a phone (`reliability.md` 1.1). Each function is one invariant, or one side of it.
import { canonical } from '../../src/domain/canonical.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import { hashedText, type Entry } from '../../src/domain/entry.ts';
import type { Pull } from '../../src/db/meta.ts';
import type { DeliveredRow, Draft, OutboxRow } from '../../src/db/rows.ts';
import { fen, xiao } from '../cast-cases.ts';
import { sun } from '../cast.ts';
import { sha256 } from './server.ts';
import type { Change, Changes, Standing } from './tables.ts';
import type { Truth } from './truth.ts';

/** One commit: what stood before, what stands now. */
export type Commit = {
  personId: string;
  before: Standing;
  now: Standing;
  changes: Changes;
  durability: string;
  touched: ReadonlySet<string>;
  truth: Truth;
  /** Drafts that a person is throwing away at this moment. */
  discarding: ReadonlySet<string>;
  /** Every draft that was ever begun, on whichever phone. */
  everBegun: Set<string>;
};

export type Invariant = { name: string; broken: (commit: Commit) => string | null };

const metaOf = (standing: Standing, key: string): unknown => standing.meta.get(key)?.value;
export const epochOf = (standing: Standing): string | undefined =>
  (metaOf(standing, 'epoch') as { epoch: string } | undefined)?.epoch;

/** Nothing more of what the school lets this person see is on its way. */
export function hasAllPages(standing: Standing): boolean {
  const pull = metaOf(standing, 'pull') as Pull | undefined;
  return pull?.full === false && pull.through === undefined;
}

function* each<T>(...lists: (readonly T[])[]): Generator<T> {
  for (const list of lists) yield* list;
}
const written = <T extends keyof Changes>({ added, changed }: Change<T>) =>
  each(added, changed.map((one) => one.after) as typeof added);

/** The first complaint about any of these. */
function first<T>(things: Iterable<T>, complaint: (thing: T) => string | null): string | null {
  for (const thing of things) {
    const said = complaint(thing);
    if (said !== null) return said;
  }
  return null;
}

const evidence = ['drafts', 'entries', 'outbox', 'delivered', 'photoBytes'];

/** I1: evidence is written with strict durability, or a power cut takes what was called saved. */
const strict: Invariant = {
  name: 'I1 evidence is written strictly',
  broken: ({ durability, touched }) =>
    durability !== 'strict' && evidence.some((table) => touched.has(table))
      ? `a commit over ${[...touched].join(', ')} had durability "${durability}"`
      : null,
};

/** I1: an entry, once committed, stays as it is. */
const entriesStay: Invariant = {
  name: 'I1 entries stay',
  broken: ({ changes: { entries } }) =>
    first(entries.removed, (row) => `entry ${row.id} was removed`) ??
    first(entries.changed, ({ before, after }) =>
      canonical(before.entry) === canonical(after.entry) ? null : `entry ${after.id} was changed`,
    ),
};

/** I1: every entry is in the outbox or delivered, never both, never neither. */
const oneState: Invariant = {
  name: 'I1 each entry waits or is delivered',
  broken: ({ now, changes: { entries, outbox, delivered } }) => {
    const touched = new Set<string>();
    for (const row of each<{ id: string }>(entries.added, entries.removed, outbox.added, outbox.removed))
      touched.add(row.id);
    for (const row of each<{ id: string }>(delivered.added, delivered.removed)) touched.add(row.id);
    return first(touched, (id) => {
      const [known, waits, came] = [now.entries.has(id), now.outbox.has(id), now.delivered.has(id)];
      return known && waits !== came ? null : `entry ${id}: text ${known}, waits ${waits}, delivered ${came}`;
    });
  },
};

/** I1: a draft goes only by becoming an entry that says the same, or by the person's own hand. */
const draftsStay: Invariant = {
  name: 'I1 drafts stay until submitted or discarded',
  broken: ({ changes: { drafts, entries }, discarding }) =>
    first(drafts.removed, (draft) => {
      if (discarding.has(draft.id)) return null;
      const made = entries.added.find(({ entry }) => entry.subject === draft.id);
      if (!made) return `draft ${draft.id} vanished`;
      return saysTheSame(made.entry, draft) ? null : `entry ${made.id} does not say what draft ${draft.id} said`;
    }),
};

/** Which case of the same item is open there is named when it is handed in (`db/record.ts`). */
const asAnswered = ({ known: _named, ...answer }: Draft['answers'][number]) => answer;

function saysTheSame(entry: Entry, { answers, photos, voices = [], placeId }: Draft): boolean {
  if (entry.kind !== 'inspection-submitted') return false;
  const { body } = entry;
  return (
    canonical([body.answers.map(asAnswered), body.photos, body.voices ?? [], body.placeId]) ===
    canonical([answers.map(asAnswered), photos, voices, placeId])
  );
}

/** I1: a photo leaves its draft only by the person's hand, and can be taken back then. */
const photosStayInDraft: Invariant = {
  name: 'I1 photos stay in their draft',
  broken: ({ changes: { drafts } }) =>
    first(drafts.changed, ({ before, after }) => {
      const kept = new Set([...after.photos, ...after.dropped.map((drop) => drop.photo)].map((photo) => photo.sha256));
      const lost = before.photos.find((photo) => !kept.has(photo.sha256));
      return lost ? `draft ${after.id} lost photo ${lost.sha256.slice(0, 8)}` : null;
    }),
};

/** I1: what was said stays in its draft as well; no act here deletes it. */
const voicesStayInDraft: Invariant = {
  name: 'I1 spoken notes stay in their draft',
  broken: ({ changes: { drafts } }) =>
    first(drafts.changed, ({ before, after }) => {
      const kept = new Set(after.voices?.map((voice) => voice.sha256));
      const lost = before.voices?.find((voice) => !kept.has(voice.sha256));
      return lost ? `draft ${after.id} lost the note ${lost.sha256.slice(0, 8)}` : null;
    }),
};

/** I1, I2: bytes of a photo go only when no draft, no undelivered and no delivered entry names them. */
const photosStay: Invariant = {
  name: 'I1 photos stay while anything names them',
  broken: ({ now, changes: { photoBytes } }) => {
    if (photoBytes.removed.length === 0) return null;
    const named = new Map<string, string>();
    for (const row of each<{ id: string; photos: { sha256: string }[]; voices?: { sha256: string }[] }>(
      [...now.drafts.values()],
      [...now.outbox.values()],
      [...now.delivered.values()].filter((delivered) => !mayBePurged(delivered)),
    ))
      [...row.photos, ...(row.voices ?? [])].forEach(({ sha256: hash }) => named.set(hash, row.id));
    return first(photoBytes.removed, ({ sha256: hash }) =>
      named.has(hash) ? `photo ${hash.slice(0, 8)} of ${named.get(hash)} was removed` : null,
    );
  },
};

/** I2: with a receipt whose seq a verified backup covers. */
const mayBePurged = ({ receipt, missing }: DeliveredRow): boolean =>
  missing.length === 0 && receipt.durableThrough !== null && receipt.seq <= receipt.durableThrough;

/** I4: what is stored under a hash has this hash, as bytes that no phone cleaner can take away. */
const photosAreWhole: Invariant = {
  name: 'I4 stored photos are what their name says',
  broken: ({ changes: { photoBytes } }) =>
    first(written(photoBytes), ({ sha256: name, bytes }) => {
      if (!(bytes instanceof ArrayBuffer)) return `photo ${name.slice(0, 8)} is not stored as bytes`;
      return sha256(new Uint8Array(bytes)) === name ? null : `photo ${name.slice(0, 8)} is not what its name says`;
    }),
};

/** I1: what becomes an entry has all its photos at hand. */
const entriesHavePhotos: Invariant = {
  name: 'I1 an entry is made with its photos',
  broken: ({ now, changes: { entries } }) =>
    first(entries.added, ({ id, entry }) =>
      first(entry.photos, (hash) => (now.photoBytes.has(hash) ? null : `entry ${id} lacks photo ${hash.slice(0, 8)}`)),
    ),
};

/** I2, I5: an entry counts as delivered only on a receipt with its id and hash, which the server really gave. */
const receiptsAreTrue: Invariant = {
  name: 'I2 delivered means a true receipt',
  broken: ({ now, changes: { delivered }, truth }) =>
    first(written(delivered), ({ id, receipt }) => {
      const hash = now.entries.get(id)?.entry.hash;
      if (receipt.id !== id || receipt.hash !== hash) return `entry ${id} is delivered on a receipt for something else`;
      if (receipt.epoch !== truth.epoch) return null;
      const line = truth.held.get(id);
      if (!line) return `entry ${id} is delivered, and the server does not have it`;
      return line.hash === hash && line.seq === receipt.seq ? null : `the server has another entry ${id}`;
    }),
};

/** I5: never backwards, except that a restored server may have forgotten. */
const neverBackwards: Invariant = {
  name: 'I5 delivered does not go back',
  broken: ({ before, now, changes: { delivered }, truth }) =>
    first(delivered.removed, (row) => {
      const isOtherLife = epochOf(before) !== epochOf(now) || row.receipt.epoch !== truth.epoch;
      return isOtherLife || !truth.lines.has(row.id) ? null : `entry ${row.id} went back to the outbox for nothing`;
    }) ??
    first(delivered.changed, ({ before: was, after: is }) => {
      const grown = is.missing.find((hash) => !was.missing.includes(hash));
      return grown ? `entry ${is.id} lacks photo ${grown.slice(0, 8)} again` : null;
    }),
};

/** I4: the phone calls a photo sent only when the server holds it whole, for good. */
const photosHaveArrived: Invariant = {
  name: 'I4 a photo that has arrived is there',
  broken: ({ personId, before, changes: { delivered }, now, truth }) =>
    first(written(delivered), (row) => {
      if (row.receipt.epoch !== truth.epoch) return null;
      const was = before.delivered.get(row.id);
      const gone = was
        ? was.missing.filter((hash) => !row.missing.includes(hash))
        : row.photos.map((photo) => photo.sha256).filter((hash) => !row.missing.includes(hash));
      if (wasReplaced(now, row)) return null;
      return first(gone, (hash) =>
        truth.photos.has(`${personId} ${hash}`) && truth.holdsPhoto(hash)
          ? null
          : `entry ${row.id} counts photo ${hash.slice(0, 8)} as sent, and the server does not hold it`,
      );
    }),
};

/** Its inspection was taken back or submitted anew since: the server no longer waits for its photos. */
function wasReplaced(now: Standing, { subject, opSeq }: DeliveredRow): boolean {
  const later = (row: DeliveredRow | OutboxRow): boolean => row.subject === subject && row.opSeq > opSeq;
  return [...now.delivered.values()].some(later) || [...now.outbox.values()].some(later);
}

/** I3, I8: an entry is hashed, numbered without gaps, and speaks for the person whose database this is. */
const entriesAreOwn: Invariant = {
  name: 'I8 entries are the person’s own',
  broken: ({ personId, before, now, changes: { entries }, truth }) =>
    // Several may be made at once: a place, and the case of what it lacks.
    first(entries.added.toSorted((a, b) => a.entry.opSeq - b.entry.opSeq).entries(), ([nth, { id, entry }]) => {
      if (entry.by !== personId) return `entry ${id} of ${entry.by} lies in the database of ${personId}`;
      if (entry.device !== metaOf(now, 'installId')) return `entry ${id} names another installation`;
      const { hash, ...rest } = entry;
      if (sha256(hashedText(rest as Omit<Entry, 'hash'>)) !== hash) return `entry ${id} has a wrong hash`;
      if (truth.finalised.has(id)) return `the id ${id} was used before`;
      truth.finalised.set(id, hash);
      const number = before.entries.size + nth + 1;
      return entry.opSeq === number ? null : `entry ${id} is number ${entry.opSeq} in the place of ${number}`;
    }) ??
    (metaOf(now, 'opSeq') === undefined || metaOf(now, 'opSeq') === now.entries.size ? null : 'a number was used up'),
};

/** I8: a draft stays the draft of its place and checklist, at most carried over to a newer version; its id is never another's. */
const draftsAreOwn: Invariant = {
  name: 'I8 drafts are not mixed up',
  broken: ({ changes: { drafts, entries }, everBegun }) =>
    first(drafts.added, (draft) => {
      const isBack = entries.added.some(
        (row) => row.entry.kind === 'inspection-withdrawn' && row.entry.subject === draft.id,
      );
      if (everBegun.has(draft.id) && !isBack) return `draft ${draft.id} is there again`;
      everBegun.add(draft.id);
      return null;
    }) ??
    first(drafts.changed, ({ before, after }) => {
      const who = (draft: Draft) => canonical([draft.placeId, draft.template.code, draft.startedAt]);
      if (who(before) !== who(after)) return `draft ${after.id} became another inspection`;
      const [was, is] = [before.template.version, after.template.version];
      if (was === is || (is > was && after.carried)) return null;
      return `draft ${after.id} went from version ${was} to ${is} and does not say so`;
    }),
};

const leads: ReadonlySet<string> = new Set([sun.id, fen.id, xiao.id]);

/** 当场整改待确认 waits for the safety office, and whoever stands above it may do its work. */
const isToConfirm = ({ state }: Hazard, personId: string): boolean => state === 'fixed-on-spot' && leads.has(personId);

const shut: ReadonlySet<string> = new Set(['fixed-on-spot', 'withdrawn', 'rejected', 'merged', 'closed', 'archived']);

/** Whoever added to it, or said on a walk that it was still there, is told how it ends. */
const helpedToReport = ({ also = [], sightings = [] }: Hazard, personId: string): boolean =>
  also.includes(personId) || sightings.some(({ by, seen }) => by === personId && seen !== 'gone');

/**
 * I6: nobody else's inspections reach this phone, and of hazards only what is open, and what this person helped to report. What that is
 * is said again here, from the papers.
 */
const onlyOwnScope: Invariant = {
  name: 'I6 nothing of others is read',
  broken: ({ personId, changes: { documents } }) =>
    first(written(documents), ({ type, id, by, body }) => {
      const hazard = type === 'hazard' ? (body as Hazard) : null;
      const isForMe =
        hazard && (!shut.has(hazard.state) || helpedToReport(hazard, personId) || isToConfirm(hazard, personId));
      return by !== undefined && by !== personId && !isForMe ? `${type} ${id} of ${by} reached ${personId}` : null;
    }),
};

const seqOf = (cursor: string): number =>
  (JSON.parse(Buffer.from(cursor.split('.')[0]!, 'base64url').toString()) as { seq: number }).seq;

/** I5: what the server said of something is never replaced by what it said before, in one life of its database. */
const readsGoForward: Invariant = {
  name: 'I5 documents do not go back in time',
  broken: ({ before, now, changes: { documents } }) =>
    epochOf(before) !== epochOf(now) || passOf(before) !== passOf(now)
      ? null
      : first(documents.changed, ({ before: was, after: is }) =>
          is.seq < was.seq && is.pass === was.pass ? `${is.type} ${is.id} went from ${was.seq} to ${is.seq}` : null,
        ),
};
const passOf = (standing: Standing): number => (metaOf(standing, 'pull') as { pass: number } | undefined)?.pass ?? 1;

/** I10: the cursor never stands beyond the documents that were applied with it. */
const cursorIsBehind: Invariant = {
  name: 'I10 the cursor comes with its page',
  broken: ({ before, now, changes: { meta, documents } }) => {
    const pull = meta.changed.find((one) => one.after.key === 'pull');
    const was = (metaOf(before, 'pull') as Pull | undefined)?.cursor ?? '';
    const is = (metaOf(now, 'pull') as Pull | undefined)?.cursor ?? '';
    const moved = was !== is && is !== '';
    if (!moved && documents.added.length + documents.changed.length > 0)
      return pull || is === '' ? null : 'documents were applied without their cursor';
    if (!moved) return null;
    const through = seqOf(is);
    return first(written(documents), ({ type, id, seq }) =>
      seq > through ? `${type} ${id} at ${seq} is beyond the cursor at ${through}` : null,
    );
  },
};

export const invariants: readonly Invariant[] = [
  strict,
  entriesStay,
  oneState,
  draftsStay,
  photosStayInDraft,
  voicesStayInDraft,
  photosStay,
  photosAreWhole,
  entriesHavePhotos,
  receiptsAreTrue,
  neverBackwards,
  photosHaveArrived,
  entriesAreOwn,
  draftsAreOwn,
  onlyOwnScope,
  readsGoForward,
  cursorIsBehind,
];
