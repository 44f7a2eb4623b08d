// Phones that hand in inspections with photos as fast as they are answered, and write down every acknowledgement.
import { randomBytes } from 'node:crypto';
import type { Entry } from '../../../src/domain/entry.ts';
import { makeId } from '../../../src/domain/id.ts';
import { protocol, type PhotoAnswer, type PushAnswer, type Receipt } from '../../../src/domain/protocol.ts';
import { answer, answers, entry, id, inspection, photo, sha256 } from '../../cast.ts';
import { picture } from '../access/picture.ts';
import { tokens } from './process.ts';

export type Sent = { entry: Entry; bytes: Buffer; sha256: string };

/** What was sent, and what the server has said it keeps. */
export class Story {
  readonly sent = new Map<string, Sent>();
  readonly receipts = new Map<string, Receipt>();
  readonly photos = new Set<string>();
}

const newId = (): string => makeId(Date.now(), randomBytes(10));

/** A JPEG of one pixel, and no two are alike: chance alone would now and then claim a million pixels. */
const makePhoto = (size: number): Buffer => Buffer.concat([picture(''), randomBytes(size)]);

export function makeSent(device: number, photoBytes = 8_000 + Math.floor(Math.random() * 40_000)): Sent {
  const bytes = makePhoto(photoBytes);
  const hash = sha256(bytes);
  const given = answers.map((one) => (one.itemId === 'Z1-09' ? answer('Z1-09', 'taken', { photos: [hash] }) : one));
  const body = inspection({ answers: given, photos: [{ ...photo('Z1-09', hash), bytes: bytes.byteLength }] });
  const over = { id: newId(), subject: newId(), device: id(3000 + device) };
  return { entry: entry('inspection-submitted', body, over), bytes, sha256: hash };
}

export const headers = (token: string, type: string) => ({
  cookie: `patrol=${token}`,
  'x-patrol': '1',
  'content-type': type,
});

export async function push(url: string, token: string, entries: Entry[]): Promise<PushAnswer> {
  const answered = await fetch(`${url}/api/ledger`, {
    method: 'POST',
    headers: headers(token, 'application/json'),
    body: JSON.stringify({ protocol, device: entries[0]?.device, build: 'proof', entries }),
  });
  if (!answered.ok) throw new NotTaken(answered.status, await answered.text());
  return (await answered.json()) as PushAnswer;
}

export async function sendPhoto(url: string, token: string, sent: Sent): Promise<PhotoAnswer> {
  const answered = await fetch(`${url}/api/photos/${sent.sha256}`, {
    method: 'PUT',
    headers: headers(token, 'image/jpeg'),
    body: new Uint8Array(sent.bytes),
  });
  if (!answered.ok) throw new NotTaken(answered.status, await answered.text());
  return (await answered.json()) as PhotoAnswer;
}

/** The server answered, and said no. */
export class NotTaken extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(`${status} ${text.slice(0, 200)}`);
    this.status = status;
  }
}

/** Every phone sends until `until` settles or the server no longer takes what it is sent. */
export async function handIn(url: string, story: Story, until: Promise<unknown>): Promise<void> {
  const stop = { now: false };
  void until.finally(() => (stop.now = true));
  await Promise.all(tokens.map((token, n) => onePhone(url, token, n, story, stop)));
}

async function onePhone(url: string, token: string, n: number, story: Story, stop: { now: boolean }): Promise<void> {
  while (!stop.now) {
    const sent = makeSent(n);
    story.sent.set(sent.entry.id, sent);
    try {
      const [verdict] = (await push(url, token, [sent.entry])).verdicts;
      if (verdict?.verdict !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(verdict)}`);
      story.receipts.set(sent.entry.id, verdict.receipt);
      if ((await sendPhoto(url, token, sent)).complete) story.photos.add(sent.sha256);
    } catch (error) {
      // The end of the server, which is the point of the trial.
      if (error instanceof TypeError || error instanceof NotTaken || error instanceof SyntaxError) return;
      throw error;
    }
  }
}
