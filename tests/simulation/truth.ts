// What the server really holds, read past its own code, and what phones have finalised: the yardstick of the invariants.
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
  #lastSeq = 0;

  constructor(server: ServerMachine) {
    this.#server = server;
  }

  /** After a start: a restored database is read from its beginning. */
  restart(): void {
    this.lines = new Map();
    this.held = new Map();
    this.photos = new Set();
    this.#lastSeq = 0;
    const first = this.epoch === '';
    this.epoch = this.#server.parts.store.epoch;
    this.refresh();
    if (first) for (const { id, hash } of this.lines.values()) this.finalised.set(id, hash);
  }

  /** New lines since the last look. */
  refresh(): Line[] {
    const { db } = this.#server;
    const rows = db
      .prepare(
        `SELECT seq, id, hash, sender_id, raw ->> '$.by' AS person_id, verdict, code, raw ->> '$.kind' AS kind, device FROM ledger
         WHERE seq > ? ORDER BY seq`,
      )
      .all(this.#lastSeq);
    const lines = rows.map((row): Line => ({
      seq: Number(row['seq']),
      id: String(row['id']),
      hash: String(row['hash']),
      sender: String(row['sender_id']),
      by: String(row['person_id']),
      verdict: String(row['verdict']),
      code: row['code'] === null ? null : String(row['code']),
      isServers: serversKinds.has(String(row['kind'])) && row['device'] === this.#server.parts.store.device,
    }));
    for (const line of lines) {
      this.#lastSeq = line.seq;
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

  /** Would the photo be there, whole, after a power cut at this moment? */
  holdsPhoto(hash: string): boolean {
    const bytes = this.#server.files.durableBytes(blobPath(hash));
    return bytes !== null && sha256(bytes) === hash;
  }
}
