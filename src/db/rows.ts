// What the phone's tables hold. Device-owned rows and server-owned rows never share a table.
import type { Answer } from '../domain/answer.ts';
import type { Document, DocumentType, InspectionRecord, KitchenDocument } from '../domain/documents.ts';
import type { Entry, EntryKind } from '../domain/entry.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { Inspection } from '../domain/inspection.ts';
import type { Moment } from '../domain/moment.ts';
import type { Photo } from '../domain/photo.ts';
import type { Receipt } from '../domain/protocol.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import type { Voice } from '../domain/voice.ts';
import type { Bilingual } from '../domain/text.ts';

/** An inspection that is being made: one row with all its answers. Times without a `Moment` are UTC ms. */
export type Draft = {
  id: string;
  placeId: string;
  placeName: string;
  template: { code: string; version: number };
  templateName: Bilingual;
  /** Items that are answered by taking a photo; their value follows their photos. */
  photoItems: string[];
  startedAt: Moment;
  /** How long the page was looked at, in ms. */
  activeMs: number;
  answers: Answer[];
  photos: Photo[];
  /** Notes spoken on items; absent before the first. */
  voices?: Voice[];
  /** Where the person was. */
  itemId: string | null;
  /** The submission this draft came back from, withdrawn or to be corrected: its entry id. */
  supersedes: string | null;
  /** Corrects a record the school has: why, and when the inspection itself was finished. */
  correction?: { reason: string; finishedAt: Moment };
  /** Why it is finished on another day. */
  late?: { reason: string };
  /** It went over to a newer version of its checklist. */
  carried?: NonNullable<Inspection['carried']>;
  /** What is walked one by one, as the register had it; an answer names its asset by its place in here. */
  assets?: NonNullable<Inspection['assets']>;
  /** A spot photo was asked for; why it was not taken. */
  spot?: NonNullable<Inspection['spot']>;
  location: Inspection['location'];
  /** Set durably before a camera opens; found at a start it means the tab died behind the camera. */
  cameraOpenFor: string | null;
  /** Photos taken out of the draft, `at` UTC ms; they can be taken back for 24 h. */
  dropped: { photo: Photo; at: number }[];
  changedAt: number;
};

/** An inspection record without the inspection itself, which is in the entry. */
export type RecordSummary = Omit<InspectionRecord, 'inspection'>;

export type PhotoSize = { sha256: string; bytes: number };

/** What is known here of one own entry, besides its text: small, so that thousands are read at once. */
type OwnEntry = {
  id: string;
  opSeq: number;
  kind: EntryKind;
  subject: string;
  /** UTC ms by the device clock. */
  at: number;
  /** Length of the entry's JSON in UTF-8. */
  bytes: number;
  photos: PhotoSize[];
  /** How many hazards the entry changes. */
  hazards: number;
  /** Place and checklist, to find the previous inspection of the same. */
  spot: string | null;
  /** What was removed here to make room, the server and its backup having it. Text includes photos. */
  cleared?: 'photos' | 'text';
};

/**
 * An entry without a receipt. `set-aside`: refused, and its content is in a draft again, so nobody has to act.
 * `strikes`: how often the server refused it.
 */
export type OutboxRow = OwnEntry & {
  state: 'waiting' | 'sending' | 'attention' | 'set-aside';
  strikes: number;
  code: ProblemCode | null;
  path: string | null;
  /** With this status something on the way sent it back, when it was alone. */
  stuck?: number;
};

/** A photo that cannot be sent as it is: the person has to act. */
export type PhotoTrouble = { sha256: string; code: ProblemCode };

/** An entry the server has given a receipt for. `missing`: photos it still waits for. */
export type DeliveredRow = OwnEntry & {
  seq: number;
  receipt: Receipt;
  /** What the server signed this receipt with, together with the others of the same answer. */
  anchor?: string;
  /** UTC ms by the device clock. */
  receivedAt: number;
  missing: string[];
  /** When the last missing photo had arrived, UTC ms by the server's clock; absent when none was missing. */
  completeAt?: number;
  troubles: PhotoTrouble[];
  /** As in the outbox, of a photo of it. */
  stuck?: number | undefined;
  /** A correction took its place: nothing waits for its photos any more, and what is here of them stays. */
  replaced?: true;
  /** Why the server keeps it aside for a manager. */
  quarantined: ProblemCode | null;
};

/**
 * The text of an own entry, and what it does to its inspection, hazards and samples, folded when it was recorded. Written once
 * with its outbox row and never changed.
 */
export type EntryRow = {
  id: string;
  entry: Entry;
  record: RecordSummary | null;
  hazards: Hazard[];
  /** What it does to the food-sample register; absent where it does nothing. */
  kitchen?: KitchenDocument[];
};

export type BytesRow = { sha256: string; bytes: ArrayBuffer };

/** A server document. `pass`: the full download it was last seen in. `by`, `at` and `spot` are only there to be looked up by. */
export type DocumentRow = {
  type: DocumentType;
  id: string;
  seq: number;
  pass: number;
  body: Document['body'];
  by?: string;
  at?: number;
  spot?: string;
};

/** A manager report as last fetched; `at` UTC ms. */
export type ReportRow = { key: string; body: unknown; at: number };
