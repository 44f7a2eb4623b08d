// Single values the phone remembers, each under its key.
import type { DeviceDb } from './device-db.ts';

export type Clock = { offsetMs: number; at: number };
/** How far the download is. `pass` counts full downloads; `full`: this one is not finished; `seq`: highest applied in it. */
export type Pull = { cursor: string; pass: number; full: boolean; seq: number; at: number | null; ready: boolean };
/** One round of sync as every page sees it. Times UTC ms; `nextAttemptAt`: not before, after a failure. */
export type Round = {
  state: 'idle' | 'sending' | 'waiting' | 'login' | 'unreachable';
  sent: number;
  total: number;
  lastDeliveredAt: number | null;
  lastPullAt: number | null;
  tries: number;
  nextAttemptAt: number | null;
  why: 'unreachable' | 'throttled' | null;
};
export type Metas = {
  installId: string;
  opSeq: number;
  clock: Clock;
  pull: Pull;
  round: Round;
  heartbeat: { at: number };
  epoch: { epoch: string; changedAt: number | null };
  reserve: ArrayBuffer;
  full: { at: number };
};
export type MetaRow = { key: string; value: unknown };

export async function metaOf<K extends keyof Metas>(db: DeviceDb, key: K): Promise<Metas[K] | undefined> {
  const row = await db.meta.get(key);
  return row?.value as Metas[K] | undefined;
}

export async function putMeta<K extends keyof Metas>(db: DeviceDb, key: K, value: Metas[K]): Promise<void> {
  await db.meta.put({ key, value });
}

/** The last or current round of sync; usable in a live query. */
export async function round(_db: DeviceDb): Promise<Round> { throw new Error('soon'); }
