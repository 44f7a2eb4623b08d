// Single values the phone remembers, each under its key.
import type { CaseView } from './case-views.ts';
import type { ReadMessages } from '../domain/message.ts';
import type { DeviceDb } from './device-db.ts';
import type { SeenPhoto } from './seen-photos.ts';
import type { Recording } from './voices.ts';
import type { AllInHand } from './held-photos.ts';
import type { Planning } from './planning.ts';
import type { Writing } from './writing.ts';

/** How far the server's clock was ahead, measured at `at` (UTC ms by the device clock). */
export type Clock = { offsetMs: number; at: number };

/**
 * How far the download is. `pass` counts full downloads; `full`: the current one is not finished; `ready`: one has been. `seq`: the documents
 * show the ledger up to here; `through`: the highest one of the pages so far, while more are to come. `beyond`: how many open cases where
 * this person walks lie at the school only.
 */
export type Pull = {
  cursor: string;
  pass: number;
  full: boolean;
  seq: number;
  through?: number;
  at: number | null;
  ready: boolean;
  beyond?: number;
};

/**
 * One round of sync as every page sees it. Times UTC ms by the device clock; `nextAttemptAt`: after a failure, not before this; `failedAt`: when
 * that wait began. `stalled`: for a quarter of an hour nothing went on.
 */
export type Round = {
  state: 'idle' | 'sending' | 'waiting' | 'stalled' | 'login' | 'unreachable';
  sent: number;
  total: number;
  lastDeliveredAt: number | null;
  tries: number;
  nextAttemptAt: number | null;
  failedAt?: number;
  why: 'unreachable' | 'throttled' | null;
};

export type Metas = {
  installId: string;
  opSeq: number;
  clock: Clock;
  pull: Pull;
  round: Round;
  heartbeat: { at: number };
  /** With what this installation hands in as the person, whoever is signed in. */
  delivery: { token: string };
  /** Entries up to this number of the installation have been announced. */
  announced: { through: number };
  /** The state of each draft that the school has a copy of: its `changedAt`. */
  copied: Record<string, number>;
  /** Entries brought in a file have numbers below 0 here; the last one. */
  broughtIn: number;
  /** An earlier installation here was wiped, with so many things in it; told: the school knows. */
  loss: { device: string; things: number; at: number; told: boolean };
  epoch: { epoch: string; changedAt: number | null };
  /** Where the server's ledger ended when it last said so. */
  anchor: string;
  /** What a verified backup of this epoch holds, as heard at `heardAt`. Times UTC ms by the server's clock. */
  durable: { epoch: string; through: number; at: number; heardAt: number };
  /** Short texts this person wrote before, newest first, by item. */
  ownWords: Record<string, string[]>;
  /** Checklists being written here and not yet published. */
  writing: readonly Writing[];
  planning: Planning;
  /** Lists of cases this person looks at often. */
  caseViews: readonly CaseView[];
  /** What is being said of hazards and has not been said yet. */
  inHand: AllInHand;
  /** The newest photos taken here, by what they look like. */
  seenPhotos: readonly SeenPhoto[];
  /** A note that is being spoken, as far as it is on the disk. */
  recording: Recording;
  /** Messages that were read here, until the school has heard of it. */
  messagesRead: ReadMessages;
  /** This person wants to be notified on this phone. */
  notify: boolean;
  /** In which the worker, which has no page, speaks to this person. */
  language: 'zh' | 'en';
  reserve: ArrayBuffer;
  /** Of the self-check: a row that comes and goes, and the mark a start of the app left with the one before it. */
  probe: ArrayBuffer;
  mark: { start: number; at: number; before: { at: number } | null };
};
export type MetaRow = { key: string; value: unknown };

export async function metaOf<K extends keyof Metas>(db: DeviceDb, key: K): Promise<Metas[K] | undefined> {
  const row = await db.meta.get(key);
  return row?.value as Metas[K] | undefined;
}

export async function putMeta<K extends keyof Metas>(db: DeviceDb, key: K, value: Metas[K]): Promise<void> {
  await db.meta.put({ key, value });
}

export async function dropMeta(db: DeviceDb, key: keyof Metas): Promise<void> {
  await db.meta.delete(key);
}

/** One that was wiped and made again is another connection, and another installation. */
const installed = new WeakMap<IDBDatabase, string>();

/** The installation this database is; the ledger's `device`. Read once while it is open. */
export async function installIdOf(db: DeviceDb): Promise<string> {
  const connection = db.backendDB();
  const id = installed.get(connection) ?? (await metaOf(db, 'installId'));
  if (!id) throw new Error('no id');
  if (connection) installed.set(connection, id);
  return id;
}

const noRound: Round = {
  state: 'idle',
  sent: 0,
  total: 0,
  lastDeliveredAt: null,
  tries: 0,
  nextAttemptAt: null,
  why: null,
};

/** The last or current round of sync; usable in a live query. */
export async function round(db: DeviceDb): Promise<Round> {
  return (await metaOf(db, 'round')) ?? noRound;
}

/** Nothing is written when nothing is new. */
export async function noteRound(db: DeviceDb, part: Partial<Round>): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const before = await round(db);
    const isNew = Object.entries(part).some(([key, value]) => before[key as keyof Round] !== value);
    if (isNew) await putMeta(db, 'round', { ...before, ...part });
  });
}
