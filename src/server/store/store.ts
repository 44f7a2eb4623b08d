// What the server needs remembered. Each method is one whole step, begun and ended inside, and durable when it returns.
import type { DocumentKey, DocumentOf, DocumentType } from '../../domain/documents.ts';
import type { Entry, UnknownEntry } from '../../domain/entry.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { FridgeReading, Menu, Sample, Seal } from '../../domain/kitchen.ts';
import type { CalendarRecord } from '../../domain/calendar.ts';
import type { Place } from '../../domain/place.ts';
import type { Person } from '../../domain/person.ts';
import type { PlanRecord } from '../../domain/plan.ts';
import type { ShiftRecord } from '../../domain/shift.ts';
import type { RouteRecord } from '../../domain/route.ts';
import type { Device, Durable } from '../../domain/protocol.ts';
import type { ProblemCode } from '../../domain/refusal.ts';
import type { InspectionRow, Inspections, Submission } from '../../domain/reports.ts';
import type { School } from '../../domain/school.ts';
import type { AlertStore } from './alert-store.ts';
import type { AuditStore } from './audit-store.ts';
import type { BriefingStore } from './briefing-store.ts';
import type { CaseStore } from './case-store.ts';
import type { Break, Reached } from './chain.ts';
import type { Heard } from './heard.ts';
import type { InviteStore } from './invite-store.ts';
import type { Fence, KnownHereStore, Walker } from './known-here-store.ts';
import type { DraftCopyStore } from './draft-copy-store.ts';
import type { PinStore } from './pin-store.ts';
import type { PeopleStore } from './people-store.ts';
import type { LedgerSource } from './ledger-source.ts';
import type { PhoneStore } from './phone-store.ts';
import type { FirmLinkStore } from './firm-link-store.ts';
import type { PublicStore } from './public-store.ts';
import type { MessageStore, PushStore } from './message-store.ts';
import type { OpenDataStore } from './open-data-store.ts';
import type { PhotoViewStore, PhotoWallStore } from './photo-wall-store.ts';
import type { RecordHead } from './record-head.ts';
import type { RecheckStore } from './recheck-store.ts';
import type { FloorPlanStore } from './floor-plan-store.ts';
import type { RemarkStore } from './remark-store.ts';
import type { RetentionStore } from './retention-store.ts';
import type { RoundStore } from './round-store.ts';
import type { SearchStore } from './search-store.ts';
import type { ClosingStore } from './closing-store.ts';
import type { SameEntryStore } from './same-entry-store.ts';
import type { SettingsStore } from './settings-store.ts';
import type { TokenStore } from './token-store.ts';
import type { WebhookStore } from './webhook-store.ts';
import type { WeekStore } from './week-store.ts';

export type { Announcement, KnownPhone, PhoneLine, PhoneStore } from './phone-store.ts';

/** One entry as somebody offers it. `raw` is its canonical JSON, or what came when it could not be read. */
export type Offer =
  | { is: 'known'; entry: Entry; raw: string }
  | { is: 'newer'; entry: UnknownEntry; raw: string }
  | { is: 'bad'; id: string; code: ProblemCode; path?: string; raw: string };

/** The part of a receipt that comes from the ledger. */
export type Held = { receiptId: string; id: string; hash: string; seq: number; missing: string[] };
export type Outcome =
  /** `cases`: it made some, or changed them. */
  | { verdict: 'accepted'; id: string; held: Held; cases: boolean }
  | { verdict: 'known'; id: string; held: Held }
  | { verdict: 'quarantined'; id: string; code: ProblemCode; held: Held }
  | { verdict: 'refused'; id: string; code: ProblemCode; path?: string };

export type LedgerLine = {
  seq: number;
  id: string;
  senderId: string;
  device: string;
  opSeq: number;
  receivedAt: number;
  receiptId: string;
  verdict: 'accepted' | 'quarantined';
  code: ProblemCode | null;
  hash: string;
  raw: string;
};

export interface LedgerStore {
  /**
   * Judges each entry and writes what is to be kept: accepted and quarantined ones to the ledger with their documents
   * and photo wants, refused ones to the rejected inbox. The same entry again is `known` and gets the same receipt.
   * One entry never spoils another. `receivedAt` is UTC ms on the server. `aside`: whatever new this sender offers is
   * kept for a manager, with this code.
   */
  append(
    schoolId: string,
    sender: Person,
    offers: readonly Offer[],
    receivedAt: number,
    aside?: ProblemCode | null,
  ): Promise<Outcome[]>;
  /** The lines of these entries that count, accepted or released, oldest first. */
  linesOf(schoolId: string, entryIds: readonly string[]): Promise<LedgerLine[]>;
  /** The lines of the signatures given later to one submission of an inspection, oldest first; only those that count. */
  signaturesOf(schoolId: string, inspectionId: string, submission: string): Promise<LedgerLine[]>;
  /** The hashes under which these entries are in the ledger, whatever was thought of them. */
  holds(schoolId: string, entryIds: readonly string[]): Promise<Map<string, Set<string>>>;
  /** What is held for a manager to look at, newest first; what nobody has settled yet before the rest. */
  quarantined(schoolId: string, limit: number): Promise<LedgerLine[]>;
  /** What was turned away, newest first. */
  rejected(
    schoolId: string,
    limit: number,
  ): Promise<{ entryId: string; personId: string; code: ProblemCode; raw: string }[]>;
  /** The last line of the ledger. */
  end(schoolId: string): Promise<Reached>;
  /** The chain of one line; undefined when there is no such line. */
  chainAt(schoolId: string, seq: number): Promise<string | undefined>;
  /** The last line that came in before `at` (UTC ms), 0 when none did. */
  seqBefore(schoolId: string, at: number): Promise<number>;
  /** On how many of the last `days` people handed something in by phones whose own clocks bear out `now` (UTC ms). */
  workDays(schoolId: string, now: number, days: number): Promise<number>;
  /** The lines behind `from` up to `to` that are about one of these subjects; only those that count. */
  linesAbout(schoolId: string, subjects: readonly string[], from: number, to: number): Promise<LedgerLine[]>;
  /** The first line that was touched, judged from within and by `anchors` kept outside; null when none was. */
  firstBreak(schoolId: string, anchors?: readonly Reached[]): Promise<Break | null>;
  /** The line that certifies what was covered in the line `seq`; undefined where nothing was. */
  certificateOf(schoolId: string, seq: number): Promise<LedgerLine | undefined>;
  /** Numbers below the highest one of an installation that never arrived: a phone holds something, or lost it. */
  gapsOf(schoolId: string, device: string): Promise<number[]>;
  /** Derives every document, row and photo want again from the ledger alone. */
  rebuild(schoolId: string): Promise<void>;
}

export interface HeldStore {
  /** The line with this receipt that is held, or was until somebody settled it. */
  line(schoolId: string, receiptId: string): Promise<LedgerLine | undefined>;
  /**
   * Writes what a manager made of a held entry, in the ledger with its effect; a released one counts from then on. Refuses
   * `not-found`, `already-settled`, and for a release `newer-schema` and whatever the rules of today say with the manager's
   * rights. `receivedAt` in UTC ms.
   */
  settle(schoolId: string, by: Person, receiptId: string, make: MakeEntries, receivedAt: number): Promise<void>;
}

export type VisibleDocument = { type: DocumentType; id: string; seq: number; body: string };

export type Timetables = {
  plans: PlanRecord[];
  routes: ReadonlyMap<string, RouteRecord>;
  calendar: CalendarRecord;
  shifts: ReadonlyMap<string, ShiftRecord>;
};

export interface DocumentStore {
  /** The school this server was set up for; undefined before that. */
  school(): Promise<School | undefined>;
  read<T extends DocumentType>(schoolId: string, type: T, id: string): Promise<DocumentOf<T>['body'] | undefined>;
  people(schoolId: string): Promise<Person[]>;
  /** Every plan, route and shift, those out of use too, and the calendar. */
  timetable(schoolId: string): Promise<Timetables>;
  /** Who sees the same besides the own: the kitchen, and who walks a plan. */
  groupsOf(schoolId: string, person: Person): Promise<string[]>;
  /** Grows whenever people, places, checklists, plans or who answers for what change: what a workbook was compared with. */
  setUpSeq(schoolId: string): Promise<number>;
  /** The codes of the checklists that are published. */
  checklistCodes(schoolId: string): Promise<Set<string>>;
  /** Every version of every checklist, or every line of the equipment register, those out of use too. */
  all<T extends 'template' | 'asset'>(schoolId: string, type: T): Promise<DocumentOf<T>['body'][]>;
  /** Every place, those out of use too, in no order. */
  places(schoolId: string): Promise<Place[]>;
  /**
   * Documents changed after `seq` that this person may see, in seq order: everybody's, and the person's own ones that
   * changed at or after `since` (UTC ms), and likewise those of the `groups` it belongs to, and what is open, however old,
   * where the person walks (`walks`: places, the empty list for the whole school, null for nowhere). Of people only oneself,
   * unless `everybody` is asked for. Ends between two seqs, at about `maxDocuments` or `maxBytes`; `through` is the seq to go
   * on from. `fence`: of open cases of others only those above it, and those that wait for the `office` (`known-here-store.ts`). `closed`: hazards of others that are
   * open there no more, or lie below the fence by now, since `goneAfter` (a seq; left out: since `seq`). `holds`: besides the person, with whose cases it is shown (`holdsOf`).
   */
  changes(asked: {
    schoolId: string;
    personId: string;
    everybody: boolean;
    groups: readonly string[];
    walks: readonly string[] | null;
    holds?: readonly string[];
    office?: string | null;
    fence?: Fence | null;
    seq: number;
    goneAfter?: number;
    since: number;
    maxDocuments: number;
    maxBytes: number;
  }): Promise<{ documents: VisibleDocument[]; closed: DocumentKey[]; through: number; more: boolean }>;
  /**
   * What `changes` showed because it was the person's own or that of a group, and last changed in [from, to), UTC ms; without
   * what it shows because it is open.
   */
  gone(schoolId: string, who: Walker & { groups: readonly string[] }, from: number, to: number): Promise<DocumentKey[]>;
}

/** `scope`: place ids that cover what the asker may see; empty covers the school. `before`: where the last page ended. */
export type InspectionFilter = {
  scope: readonly string[];
  from?: string;
  to?: string;
  place?: string;
  template?: string;
  by?: string;
  /** Abnormal at this item of `template`, at whichever asset. */
  item?: string;
  /** 补录. */
  late?: 'yes';
  /** Handed in by then, UTC ms. */
  submittedBy?: number;
  result?: 'normal' | 'abnormal';
  photos?: 'missing';
  /** Undefined shows both. */
  state?: InspectionRow['state'];
  before?: { at: number; id: string };
  limit: number;
};

export type HazardFilter = {
  scope: readonly string[];
  /** Only what this person reported. */
  by?: string;
  state?: Hazard['state'];
  grade?: Hazard['grade'];
  place?: string;
  before?: { at: number; id: string };
  limit: number;
};

/** `scope` as in `InspectionFilter`. `from` and `to`: yyyy-mm-dd, both included. */
export type RegisterFilter = { scope: readonly string[]; canteen?: string | undefined; from: string; to: string };
export type RegisterPages = { menus: Menu[]; samples: Sample[]; readings: FridgeReading[]; seals: Seal[] };

export interface RegisterStore {
  /** The food-sample register of some days by day and canteen (`domain.md` 8.5), and every seal there is. */
  pages(schoolId: string, filter: RegisterFilter): Promise<RegisterPages>;
}

/** `at`: when it was submitted. */
export type Waiting = { id: string; at: number };
export type AwaitingFilter = {
  scope: readonly string[];
  notBy: string;
  templates: readonly string[];
  after: Waiting | undefined;
  limit: number;
};

export interface ReportStore {
  inspections(
    schoolId: string,
    filter: InspectionFilter,
  ): Promise<Pick<Inspections, 'totals'> & { rows: InspectionRow[]; more: boolean }>;
  hazards(schoolId: string, filter: HazardFilter): Promise<{ rows: Hazard[]; more: boolean }>;
  hazardsOf(schoolId: string, inspectionId: string): Promise<Hazard[]>;
  /** Standing records of others, of these checklists in any version, that wait for a signature: oldest first, those behind `after`. */
  awaiting(schoolId: string, filter: AwaitingFilter): Promise<Waiting[]>;
  /** Those of these inspections that there are, in this order. */
  heads(schoolId: string, ids: readonly string[]): Promise<RecordHead[]>;
  submissions(schoolId: string, entryIds: readonly string[]): Promise<Submission[]>;
}

export type StoredPhoto = { sha256: string; bytes: number; type: string; width: number | null; height: number | null };
export type Upload = {
  schoolId: string;
  personId: string;
  sha256: string;
  file: string;
  length: number;
  startedAt: number;
};

export interface PhotoRows {
  /** Does an entry that this person sent list the photo? Without one there is nothing to receive it for. */
  isWanted(schoolId: string, personId: string, sha256: string): Promise<boolean>;
  /** The photo as this person has sent it; undefined while he has not, whoever else has, and once it was removed under a rule. */
  sentBy(schoolId: string, personId: string, sha256: string): Promise<StoredPhoto | undefined>;
  /** Remembers a photo whose bytes are durable, and who sent it; forgets the unfinished upload. */
  keep(schoolId: string, personId: string, photo: StoredPhoto, receivedAt: number): Promise<void>;
  /** What the person's entries that list this photo still wait for. */
  waiting(schoolId: string, personId: string, sha256: string): Promise<{ id: string; missing: string[] }[]>;
  /** The file of a photo is gone or wrong: it counts as missing again, and phones that still hold it are asked for it. */
  damaged(schoolId: string, sha256: string, at: number): Promise<void>;
  /** What a person's entries lack that had been here and was damaged. */
  wanted(schoolId: string, personId: string): Promise<{ id: string; missing: string[] }[]>;
  upload(schoolId: string, personId: string, sha256: string): Promise<Upload | undefined>;
  startUpload(upload: Upload): Promise<void>;
  endUpload(schoolId: string, personId: string, sha256: string): Promise<void>;
  /** All that are not finished. */
  uploads(): Promise<Upload[]>;
  /** When these photos were removed under a rule, UTC ms; those that were not are not in it. */
  removed(schoolId: string, hashes: readonly string[]): Promise<Map<string, number>>;
  /** How many photos are here, and their bytes. */
  room(schoolId: string): Promise<{ n: number; bytes: number }>;
}

/** Makes the entries with the opSeqs that follow the server's own last one. */
export type MakeEntries = (firstOpSeq: number) => Entry[];

export type NewSession = {
  id: string;
  /** SHA-256 of the token, hex; the token itself is nowhere but in the cookie. */
  tokenHash: string;
  /** SHA-256 of the delivery token that the installation gets; null where none is named. */
  deliveryHash: string | null;
  deviceId: string | null;
  agent: string;
  createdAt: number;
  /** Where it was opened from, shortened; for the list of who did what. */
  address?: string;
};
export type KnownSession = {
  id: string;
  schoolId: string;
  personId: string;
  deviceId: string | null;
  createdAt: number;
  lastSeenAt: number;
  revokedAt: number | null;
};

export interface SessionStore {
  /** Takes the place of an earlier session of the same person on the same installation, which is in use again. */
  open(schoolId: string, personId: string, session: NewSession): Promise<void>;
  find(tokenHash: string): Promise<KnownSession | undefined>;
  seen(schoolId: string, id: string, at: number): Promise<void>;
  end(schoolId: string, id: string): Promise<void>;
  /**
   * Ends the session, and what its installation hands in from now on is kept aside. False when there is no such
   * session, or `personId` is given and it belongs to somebody else. `by`: who ended it.
   */
  revoke(schoolId: string, id: string, personId: string | null, at: number, by?: string): Promise<boolean>;
  /** Not revoked, newest first; of one person, or of the school when `personId` is null. */
  list(schoolId: string, personId: string | null, seenSince: number): Promise<Omit<Device, 'current' | 'personName'>[]>;
}

export type SigningKey = {
  /** Ed25519, base64url. */
  readonly publicKey: string;
  sign(text: string): string;
  isSigned(text: string, sig: string): boolean;
};

export interface Store {
  /** Random id of this life of the database; a restore makes a new one. */
  readonly epoch: string;
  /**
   * Begins a new life: what phones hold from the one before is offered again. `through`: the last line known to be the
   * same in both.
   */
  renewEpoch(through: number): Promise<void>;
  /** What a verified backup holds of this database; null without one. */
  durable(): Promise<Durable | null>;
  /** Takes note of a verified backup. An older one than is known changes nothing. */
  noteDurable(durable: Durable): Promise<void>;
  /** The installation under which the server itself makes entries. */
  readonly device: string;
  /** Signs cursors. */
  readonly secret: Uint8Array;
  /** Signs anchors; made at set-up and kept through every restore. */
  readonly key: SigningKey;
  readonly heard: Heard;
  readonly ledger: LedgerStore;
  readonly held: HeldStore;
  readonly sameEntry: SameEntryStore;
  readonly documents: DocumentStore;
  readonly reports: ReportStore;
  readonly register: RegisterStore;
  readonly rounds: RoundStore;
  readonly floorPlans: FloorPlanStore;
  readonly remarks: RemarkStore;
  readonly rechecks: RecheckStore;
  readonly knownHere: KnownHereStore;
  readonly weeks: WeekStore;
  readonly briefings: BriefingStore;
  readonly ledgerSource: LedgerSource;
  readonly search: SearchStore;
  readonly photoWall: PhotoWallStore;
  readonly photoViews: PhotoViewStore;
  readonly alerts: AlertStore;
  readonly audit: AuditStore;
  readonly invites: InviteStore;
  readonly pins: PinStore;
  readonly draftCopies: DraftCopyStore;
  readonly retention: RetentionStore;
  readonly settings: SettingsStore;
  readonly closings: ClosingStore;
  readonly messages: MessageStore;
  readonly pushes: PushStore;
  readonly cases: CaseStore;
  readonly publicReports: PublicStore;
  readonly firmLinks: FirmLinkStore;
  readonly photos: PhotoRows;
  readonly people: PeopleStore;
  readonly sessions: SessionStore;
  readonly phones: PhoneStore;
  readonly tokens: TokenStore;
  readonly openData: OpenDataStore;
  readonly webhooks: WebhookStore;
  /** While a demo is filled in a folder that goes when its server ends, commits need not wait for the disk. */
  waitForDisk(isWanted: boolean): void;
  /** Writes a little and commits it. Throws `Trouble` when that is not possible. */
  probe(at: number): Promise<void>;
  close(): Promise<void>;
}
