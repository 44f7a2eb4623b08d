// The least server that keeps what is promised at the door, and does nothing else: one thread, bare node:http. What it is slower than
// plain rows no code beats here. It asks nobody who he is and knows no rules, no rights, no words to search by and no rounds.
import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { receiptsText, signedText, writeAnchor } from '../../../src/domain/anchor.ts';
import type { EntryOf } from '../../../src/domain/entry.ts';
import { protocol, type PushAnswer, type Receipt } from '../../../src/domain/protocol.ts';
import { newId } from '../../../src/server/new-id.ts';
import { writeOut } from '../../../src/server/routes/ledger.ts';
import { chainHash, chainStart } from '../../../src/server/store/chain.ts';
import { groupCommit } from '../../../src/server/store/sqlite/group-commit.ts';
import { checkpointAtRest } from '../../../src/server/store/sqlite/rest.ts';
import { strictJson } from '../../../src/server/strict-json.ts';
import { pragmas } from './pragmas.ts';

const db = new DatabaseSync(process.argv[2] ?? ':memory:');
db.exec(`${pragmas};
  CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sender_id TEXT NOT NULL, received_at INTEGER NOT NULL, receipt_id TEXT NOT NULL,
    hash TEXT NOT NULL, chain TEXT NOT NULL, raw TEXT NOT NULL
  ) STRICT;
  CREATE TABLE documents (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, owner TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;`);
const line = db.prepare('INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
const document = db.prepare('INSERT INTO documents VALUES (?, ?, ?, ?)');
const memory = { lookNow: () => undefined, forget: () => undefined };
const { write } = groupCommit(db, memory, checkpointAtRest(db).wrote);
const { privateKey } = generateKeyPairSync('ed25519');
const [epoch, schoolId] = [newId(Date.now()), newId(Date.now())];
const end = { seq: 0, chain: chainStart };

type Inspection = EntryOf<'inspection-submitted'>;

/** The entry as it is kept. Refuses one that is not what its hash says. */
function read(given: unknown): { entry: Inspection; raw: string } {
  const written = writeOut(given);
  const entry = given as Inspection;
  if (written === null || hash('sha256', written.hashed) !== entry.hash) throw new Error('not what its hash says');
  return { entry, raw: written.raw };
}

function keep({ entry, raw }: ReturnType<typeof read>, receivedAt: number): Receipt {
  const { id, hash: said, by: senderId, subject, body } = entry;
  const [seq, receiptId] = [end.seq + 1, newId(receivedAt)];
  const link = { schoolId, seq, id, senderId, receivedAt, receiptId, verdict: 'accepted', code: null, hash: said };
  const chain = chainHash(end.chain, link);
  line.run(seq, id, senderId, receivedAt, receiptId, said, chain, raw);
  document.run(
    subject,
    seq,
    senderId,
    JSON.stringify({ entries: [id], placeId: body.placeId, template: body.template }),
  );
  Object.assign(end, { seq, chain });
  return { protocol, epoch, receiptId, id, hash: said, seq, missing: [], durableThrough: null, serverTime: receivedAt };
}

async function answer(bytes: Buffer): Promise<string> {
  const { entries } = strictJson(bytes.toString()) as { entries: unknown[] };
  const said = entries.map(read);
  const at = Date.now();
  const receipts = await write(() => said.map((one) => keep(one, at)));
  const unsigned = { epoch, ...end, at, receipts: hash('sha256', receiptsText(receipts)) };
  const anchor = writeAnchor({
    ...unsigned,
    sig: sign(null, Buffer.from(signedText(unsigned)), privateKey).toString('base64url'),
  });
  const verdicts = receipts.map((receipt) => ({ verdict: 'accepted' as const, id: receipt.id, receipt }));
  return JSON.stringify({ protocol, epoch, serverTime: at, verdicts, durable: null, anchor } satisfies PushAnswer);
}

function take(asked: IncomingMessage, given: ServerResponse): void {
  const pieces: Buffer[] = [];
  asked.on('data', (piece: Buffer) => pieces.push(piece));
  asked.on('end', () => {
    answer(Buffer.concat(pieces)).then(
      (text) =>
        given
          .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
          .end(text),
      (error: unknown) => given.writeHead(400).end(String(error)),
    );
  });
}

const server = createServer({ keepAliveTimeout: 60_000 }, take).listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('disconnect', () => process.exit());
