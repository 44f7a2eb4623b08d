// After the death: what the screen had called saved must be on the phone, and what arrived must be at the school once.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sha256 } from '../../cast.ts';
import type { Held } from './held.ts';
import { bodyOf, items, type Shown } from './walk.ts';

/** What is missing, torn or there twice on the phone. */
export function* lostOnPhone(held: Held, shown: Shown): Generator<string> {
  for (const { name, hash } of held.photos) if (name !== hash) yield `photo ${name} is torn`;
  for (const { id } of held.outbox)
    if (held.delivered.some((row) => row.id === id)) yield `entry ${id} waits and is delivered`;
  const entries = held.entries.filter((entry) => entry.subject === shown.id);
  const draft = held.drafts.find((one) => one.id === shown.id);
  if (entries.length + (draft ? 1 : 0) > 1) yield `inspection ${shown.id} is there twice`;
  if (shown.isHandedIn && entries.length === 0) yield `inspection ${shown.id} was handed in and is not`;
  for (const { id } of entries)
    if (![...held.outbox, ...held.delivered].some((row) => row.id === id)) yield `entry ${id} is in no list`;
  const body = bodyOf(held, shown.id);
  if (!body && shown.id) yield `inspection ${shown.id} is gone`;
  for (const [item, value] of shown.answers) {
    const answer = body?.answers.find((one) => one.itemId === item);
    if (answer?.value !== value) yield `answer ${item} was ${value} and is ${JSON.stringify(answer?.value)}`;
  }
  if (shown.note !== null && !body?.answers.some((answer) => answer.note === shown.note)) yield 'the note is gone';
  for (const photo of shown.photos) {
    if (!body?.photos.some((one) => one.sha256 === photo)) yield `photo ${photo} is named no more`;
    if (!held.photos.some((one) => one.name === photo)) yield `photo ${photo} is gone`;
  }
  if (draft && shown.answers.size > 0) yield* placeLost(draft.itemId, shown);
}

/** One is at the item last answered, or after it. */
function* placeLost(here: string | null, { answers }: Shown): Generator<string> {
  const last = Math.max(...[...answers.keys()].map((id) => items.indexOf(id)));
  if (here !== null && items.indexOf(here) < last) yield `the place was ${items[last]} and is ${here}`;
}

/** What is not at the school exactly once, though the phone has handed it in; read past the server's own code. */
export function* wrongAtSchool(dataDir: string, { entries }: Held): Generator<string> {
  const db = new DatabaseSync(join(dataDir, 'patrol.sqlite'), { readOnly: true });
  const rows = db
    .prepare(`SELECT id, hash, op_seq FROM ledger WHERE device = ? ORDER BY op_seq`)
    .all(entries[0]?.device ?? '') as { id: string; hash: string; op_seq: number }[];
  const names = db.prepare(`SELECT DISTINCT value AS name FROM ledger, json_each(raw, '$.photos')`).all();
  db.close();
  const made = entries.toSorted((a, b) => a.opSeq - b.opSeq).map(({ id, hash, opSeq }) => `${opSeq} ${id} ${hash}`);
  const arrived = rows.map((row) => `${row.op_seq} ${row.id} ${row.hash}`);
  for (const one of made) if (!arrived.includes(one)) yield `entry ${one} did not arrive`;
  if (arrived.length !== made.length) yield `${arrived.length} entries arrived of ${made.length} made`;
  const blobs = readdirSync(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  for (const blob of blobs)
    if (sha256(readFileSync(join(blob.parentPath, blob.name))) !== blob.name) yield `photo ${blob.name} arrived torn`;
  const taken = entries.flatMap((entry) => entry.photos);
  for (const name of taken) if (!blobs.some((blob) => blob.name === name)) yield `photo ${name} did not arrive`;
  const named = new Set(names.map(({ name }) => String(name)));
  for (const { name } of blobs) if (!named.has(name)) yield `photo ${name} belongs to nothing`;
}
