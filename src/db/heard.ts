// What every answer of the server says beside what was asked: its time, where its ledger ends, and what is backed up.
import { readAnchor } from '../domain/anchor.ts';
import type { Durable } from '../domain/protocol.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { metaOf, putMeta } from './meta.ts';
import { noteServerTime } from './moment.ts';

/** The last anchor this phone was given, to be told to the server. */
export const anchorOf = (db: DeviceDb): Promise<string | undefined> => metaOf(db, 'anchor');

type Said = { epoch: string; serverTime: number; anchor?: string | undefined; durable?: Durable | null | undefined };
type Heard = { body: Said; sentAt: number; receivedAt: number };

/** Takes all of it in one transaction, after `noteEpoch`. An answer that was overtaken leaves the newer anchor in place. */
export async function noteHeard(db: DeviceDb, { body, sentAt, receivedAt }: Heard): Promise<void> {
  await durably(db, () =>
    db.transaction('rw', db.meta, async () => {
      await noteServerTime(db, body.serverTime, sentAt, receivedAt);
      await noteDurable(db, body);
      const given = body.anchor === undefined ? undefined : readAnchor(body.anchor);
      if (!given || body.anchor === undefined) return;
      const known = readAnchor((await anchorOf(db)) ?? '');
      if (known?.epoch === given.epoch && known.seq > given.seq) return;
      await putMeta(db, 'anchor', body.anchor);
    }),
  );
}

async function noteDurable(db: DeviceDb, { epoch, serverTime, durable }: Said): Promise<void> {
  if (durable) await putMeta(db, 'durable', { epoch, ...durable, heardAt: serverTime });
  else await db.meta.delete('durable');
}
