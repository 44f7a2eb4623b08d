// What the server really holds, read past its own code, and what phones have finalised: the yardstick of the invariants.
import type { SQLOutputValue } from 'node:sqlite';
import { chainStart, type Reached } from '../../src/server/store/chain.ts';
import { blobPath } from './files.ts';
import { sha256, type ServerMachine } from './server.ts';

export type Line = {
  seq: number;
  id: string;
  hash: string;
  sender: string;
  by: string;
  verdict: string;
  code: string | null;
  /** What a manager said through a door of its own, and what the school does by itself: the server finalised it. */
  isServers: boolean;
  /** It lies right behind the line before, and its hash follows from that line's. */
  isChained: boolean;
};

const serversKinds: ReadonlySet<string> = new Set([
  'held-settled',
  'round-closed',
  'remarks-looked-at',
  'floor-plan-kept',
  'person-left',
  'school-changed',
  'hazard-handled',
]);

const beginning: Reached = { seq: 0, chain: chainStart };

export class Truth {
  readonly #server: ServerMachine;
  /** Ledger lines of the server's present life, by entry id; what is not the sender's own is left out. */
  lines = new Map<string, Line>();
  /** Those too that another person's session brought: held aside, and not lost. */
  held = new Map<string, Line>();
  /** `person sha256` of every photo somebody has sent. */
  photos = new Set<string>();
  epoch = '';
  /** Hashes of entries that phones, or the server itself, have finalised; by entry id. */
  readonly finalised = new Map<string, string>();
  #end: Reached = beginning;

  constructor(server: ServerMachine) {
    this.#server = server;
  }

  /** An older copy lies in the place of what phones were told of, and nothing can be asked of it before it is up. */
  endLife(): void {
    this.epoch = 'ended';
  }

  /** After a start: a restored database is read from its beginning. */
  restart(): Line[] {
    this.lines = new Map();
    this.held = new Map();
    this.photos = new Set();
    this.#end = beginning;
    const first = this.epoch === '';
    this.epoch = this.#server.parts.store.epoch;
    const lines = this.refresh();
    if (first) for (const { id, hash } of this.lines.values()) this.finalised.set(id, hash);
    return lines;
  }

  /** New lines since the last look. */
  refresh(): Line[] {
    const { db } = this.#server;
    const rows = db
      .prepare(
        `SELECT seq, id, hash, sender_id, raw ->> '$.by' AS person_id, verdict, code, raw ->> '$.kind' AS kind, device,
           school_id, received_at, receipt_id, chain FROM ledger
         WHERE seq > ? ORDER BY seq`,
      )
      .all(this.#end.seq);
    const lines = rows.map((row): Line => ({
      seq: Number(row['seq']),
      id: String(row['id']),
      hash: String(row['hash']),
      sender: String(row['sender_id']),
      by: String(row['person_id']),
      verdict: String(row['verdict']),
      code: row['code'] === null ? null : String(row['code']),
      isServers: serversKinds.has(String(row['kind'])) && row['device'] === this.#server.parts.store.device,
      isChained: this.#follows(row),
    }));
    for (const line of lines) {
      if (line.code !== 'not-yours') this.lines.set(line.id, line);
      if (line.code !== 'not-yours' || !this.held.has(line.id)) this.held.set(line.id, line);
    }
    this.photos = new Set(
      db
        .prepare(`SELECT person_id || ' ' || sha256 AS sent FROM photo_senders`)
        .all()
        .map((row) => String(row['sent'])),
    );
    return lines;
  }

  /** I9: asked of each line once, as it is read for the first time. */
  #follows(row: Record<string, SQLOutputValue>): boolean {
    const before = this.#end;
    const { seq, chain, hash, school_id, id, sender_id, received_at, receipt_id, verdict, code } = row;
    this.#end = { seq: Number(seq), chain: String(chain) };
    const said = [before.chain, hash, school_id, seq, id, sender_id, received_at, receipt_id, verdict, code ?? ''];
    return seq === before.seq + 1 && chain === sha256(said.join('\n'));
  }

  /** Would the photo be there, whole, after a power cut at this moment? */
  holdsPhoto(hash: string): boolean {
    const bytes = this.#server.files.durableBytes(blobPath(hash));
    return bytes !== null && sha256(bytes) === hash;
  }
}
