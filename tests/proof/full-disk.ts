// The disk under the server fills up, or turns read-only, while phones hand in. It says so, keeps what it has, takes the rest
// when there is room again, and nobody restarts it.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fillToTheBrim } from './fill.ts';
import { LoopDisk, noLoopDisk } from './loop-disk.ts';
import { trials, type Part } from './part.ts';
import { checkKept } from './server/check.ts';
import { handIn, headers, NotTaken, sendPhoto, Story } from './server/phones.ts';
import { putSchool, School, tokens } from './server/process.ts';

const kinds = { commit: ['full', 'read-only'], proof: Array.from({ length: 10 }, () => ['full', 'read-only']).flat() };
const diskMegabytes = 32;
/** Left for the server and what the phones send. */
const roomMegabytes = 12;
const longestMs = 60_000;

export const fullDisk: Part = {
  what: 'the disk under the server is full or read-only, and comes back',
  cannot: noLoopDisk,
  async run(size) {
    let receipts = 0;
    const list = kinds[size].map((kind, n) => ({ kind, n: n + 1 }));
    const outcome = await trials(
      list,
      ({ kind, n }) => `${kind} ${n}`,
      async ({ kind }) => {
        receipts += await oneDisk(kind);
      },
    );
    const figures = `${list.length} times, ${receipts} receipts in all, ${outcome.failed.length} trials with loss or without a way back`;
    return { ...outcome, figures };
  },
};

/** How many receipts were given before the disk failed. */
async function oneDisk(kind: string): Promise<number> {
  const disk = new LoopDisk(diskMegabytes);
  const story = new Story();
  try {
    await putSchool(dataOn(disk));
    const receipts = kind === 'full' ? await fillUp(disk, story) : await turnReadOnly(disk, story);
    if (receipts === 0) throw new Error('nothing had been acknowledged');
    return receipts;
  } finally {
    disk.remove();
  }
}

const dataOn = (disk: LoopDisk): string => join(disk.path, 'data');

/** Phones send until nothing fits any more; then there is room again, and the same process goes on. */
async function fillUp(disk: LoopDisk, story: Story): Promise<number> {
  const filler = join(disk.path, 'filler');
  writeFileSync(filler, Buffer.alloc((diskMegabytes - roomMegabytes) * 1024 * 1024));
  const school = await School.start(dataOn(disk));
  try {
    await handIn(school.url, story, wait(longestMs, undefined, { ref: false }));
    const receipts = story.receipts.size;
    fillToTheBrim(filler);
    await refuses(school, story);
    rmSync(filler);
    await waitForHealth(school);
    await checkKept(school, dataOn(disk), story);
    return receipts;
  } finally {
    await school.kill();
  }
}

/** It says that it cannot write, on the wire and to whoever watches it. */
async function refuses(school: School, story: Story): Promise<void> {
  const health = await fetch(`${school.url}/api/health`);
  if (health.status !== 503) throw new Error(`health says ${health.status}`);
  const unsent = [...story.sent.values()].filter((one) => !story.photos.has(one.sha256));
  for (const sent of unsent) {
    const status = await statusOf(sendPhoto(school.url, tokens[0]!, sent));
    if (status !== 507 && status !== 404) throw new Error(`a photo without room was answered ${status}`);
  }
  await school.later();
  for (const path of ['changes', 'session']) {
    const { status } = await fetch(`${school.url}/api/${path}`, { headers: headers(tokens[0]!, 'application/json') });
    if (status !== 200) throw new Error(`reading ${path} without room was answered ${status}`);
  }
}

async function statusOf(asked: Promise<unknown>): Promise<number> {
  try {
    await asked;
    return 200;
  } catch (error) {
    if (error instanceof NotTaken) return error.status;
    throw error;
  }
}

/** A server does not start on a disk it cannot write to, and says why; on the mended disk it has everything. */
async function turnReadOnly(disk: LoopDisk, story: Story): Promise<number> {
  const school = await School.start(dataOn(disk));
  const enough = receiptsOf(story, enoughReceipts);
  const sending = handIn(school.url, story, enough);
  await enough;
  await school.kill();
  await sending;
  disk.readOnly(true);
  const said = await School.start(dataOn(disk)).then(
    async (started) => {
      await started.kill();
      return 'it started';
    },
    (error: Error) => error.message,
  );
  if (!/cannot be (written|used)/.test(said)) throw new Error(`on a read-only disk: ${said}`);
  disk.readOnly(false);
  const again = await School.start(dataOn(disk));
  try {
    await checkKept(again, dataOn(disk), story);
  } finally {
    await again.kill();
  }
  return story.receipts.size;
}

/** So few that the disk is far from full, however fast the machine is. */
const enoughReceipts = 30;

async function receiptsOf(story: Story, count: number): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (story.receipts.size < count) {
    if (Date.now() > deadline) throw new Error(`only ${story.receipts.size} receipts`);
    await wait(5);
  }
}

async function waitForHealth(school: School): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (!(await fetch(`${school.url}/api/health`)).ok) {
    if (Date.now() > deadline) throw new Error('it did not become healthy again by itself');
    await wait(100);
  }
}
