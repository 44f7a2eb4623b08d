// After the kill, on a server that was started again: nothing acknowledged is missing, and nothing is there twice.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../../src/domain/protocol.ts';
import { sha256 } from '../../cast.ts';
import { push, sendPhoto, type Sent, type Story } from './phones.ts';
import { tokens, type School } from './process.ts';

const batch = 50;

/** Throws with what is missing. Sends everything once more, as phones do that never heard an answer. */
export async function checkKept(school: School, dataDir: string, story: Story): Promise<void> {
  const lost = [...lostPhotos(dataDir, story)];
  const all = [...story.sent.values()];
  for (let from = 0; from < all.length; from += batch) {
    const sent = all.slice(from, from + batch);
    const { verdicts } = await push(
      school.url,
      tokens[0]!,
      sent.map((one) => one.entry),
    );
    for (const [i, verdict] of verdicts.entries()) lost.push(...lostEntry(story, sent[i]!, verdict));
  }
  for (const sent of all) {
    if (!(await sendPhoto(school.url, tokens[0]!, sent)).complete) lost.push(`photo ${sent.sha256} is not complete`);
  }
  const { records, broken } = await school.count();
  if (records !== all.length) lost.push(`${records} records of ${all.length}`);
  if (broken) lost.push(`line ${broken.seq} of the ledger is broken: ${broken.why}`);
  if (lost.length > 0) throw new Error(`${lost.length} wrong: ${lost.slice(0, 3).join('; ')}`);
}

function* lostPhotos(dataDir: string, { photos }: Story): Generator<string> {
  for (const name of photos) {
    const file = join(dataDir, 'blobs', name.slice(0, 2), name.slice(2, 4), name);
    try {
      if (sha256(readFileSync(file)) !== name) yield `photo ${name} is torn`;
    } catch {
      yield `photo ${name} is missing`;
    }
  }
}

/** What had a receipt must be known under the same one; what had none must be taken now or known. */
function* lostEntry({ receipts }: Story, { entry }: Sent, verdict: Verdict): Generator<string> {
  const receipt = receipts.get(entry.id);
  if (verdict.verdict !== 'known' && verdict.verdict !== 'accepted') yield `entry ${entry.id} is ${verdict.verdict}`;
  else if (receipt && verdict.verdict !== 'known') yield `entry ${entry.id} had a receipt and is gone`;
  else if (receipt && (receipt.seq !== verdict.receipt.seq || receipt.receiptId !== verdict.receipt.receiptId))
    yield `entry ${entry.id} has another receipt than before`;
}
