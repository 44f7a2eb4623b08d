// The operator's commands, each with a sentence about what it did.
import { resolve } from 'node:path';
import { readAnchor, type Anchor } from '../../domain/anchor.ts';
import { readConfig } from '../config.ts';
import { openSqlite } from '../store/sqlite.ts';
import { hold } from '../store/sqlite/hold.ts';
import { CannotStart } from '../trouble.ts';
import { backupAt, backupsIn, lastVerified, newestOf, noteDone, noteVerified, ofLife } from './backups.ts';
import { openBeside } from './beside.ts';
import type { Doors } from '../store/sqlite/doors.ts';
import { checkBackup, checkData } from './check.ts';
import { blobOf, databaseFile, sumOf } from './files.ts';
import { makeBackup } from './make.ts';
import { checkReceipts } from './receipts.ts';
import { restoreBackup } from './restore.ts';
import { letCopiesGo } from './copies.ts';
import { rotate } from './rotate.ts';
import { inScratch } from './scratch.ts';
import { scrub } from './scrub.ts';

export type Say = (line: string) => unknown;
type Environment = Readonly<Record<string, string | undefined>>;
type Given = { words: string[]; options: Map<string, string>; dataDir: string; say: Say; now: number };

const drillPhotos = 200;

const usage = `npm run backup -- DIR
npm run restore -- DIR [--rebuild]
npm run verify [-- DIR] [--anchor 'LINE'] [--receipts FILE]
npm run rebuild
node src/server/operate.ts keep DIR, drill DIR, scrub: what a running server does by itself`;

/** True when all is well. Refuses (`CannotStart`) what is not understood and what cannot be done. */
export async function operate(args: readonly string[], env: Environment, say: Say, now = Date.now()): Promise<boolean> {
  const [name = '', ...rest] = args;
  const command = commands.get(name);
  if (!command) throw new CannotStart(`"${name}" is not understood. There are:\n${usage}`);
  return command({ ...readWords(rest), dataDir: readConfig(env).dataDir, say, now });
}

const options = new Map([
  ['--anchor', true],
  ['--receipts', true],
  ['--rebuild', false],
]);

function readWords(args: readonly string[]): Pick<Given, 'words' | 'options'> {
  const given = new Map<string, string>();
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    const takesValue = options.get(word);
    if (takesValue === undefined && word.startsWith('-'))
      throw new CannotStart(`"${word}" is not understood. There are:\n${usage}`);
    if (takesValue === undefined) words.push(word);
    else given.set(word, takesValue ? (args[++at] ?? '') : '');
  }
  return { words, options: given };
}

async function backup({ words, dataDir, say, now }: Given): Promise<boolean> {
  const { folder, manifest, copied, damaged } = await makeBackup(dataDir, oneFolder(words), now);
  const { findings } = await checkBackup(folder);
  for (const sha256 of damaged) say(`The photo ${sha256} is damaged here; phones that still hold it are asked for it.`);
  if (findings.length > 0) return failed(say, `${folder} was made, and is not good:`, findings);
  await noteDurable(dataDir, folder, manifest, now);
  say(`Backed up and verified: ${folder}`);
  say(`  ledger through line ${manifest.seq}, ${manifest.photos.count} photos, ${copied} of them new`);
  say(`  keep this line somewhere else, npm run verify -- --anchor compares with it:\n  ${manifest.anchor}`);
  return damaged.length === 0;
}

/** Phones hear of it with their next answer, and may then make room. */
export async function noteDurable(
  dataDir: string,
  folder: string,
  { seq, at }: { seq: number; at: number },
  now: number,
): Promise<void> {
  const store = openBeside(dataDir);
  try {
    await store.noteDurable({ through: seq, at });
  } finally {
    await store.close();
  }
  await noteVerified(dataDir, { folder: resolve(folder), seq, at, verifiedAt: now });
}

/** What the running server does by itself, every hour: a backup, and room for the next. */
async function keep({ words, dataDir, say, now }: Given): Promise<boolean> {
  const dir = oneFolder(words);
  const { folder, manifest, damaged } = await makeBackup(dataDir, dir, now);
  await noteDone(dataDir, 'keep', now);
  const gone = rotate(dir, lastVerified(dataDir)?.folder ?? null);
  const copies = await letCopiesGo(dataDir, dir, now);
  say(`Backed up through line ${manifest.seq}: ${folder}; ${gone.length} older ones removed.`);
  if (copies > 0) say(`Removed the copies of ${copies} photos whose time is over and which no backup names any more.`);
  for (const sha256 of damaged) say(`The photo ${sha256} is damaged here; phones that still hold it are asked for it.`);
  return true;
}

/** A backup of before an older one was put back says nothing of what came since, and its line numbers stand for other lines. */
async function newestOwn(dataDir: string, dir: string, now: number): Promise<string> {
  const all = backupsIn(dir);
  if (all.length === 0) throw new CannotStart(`There is no finished backup in ${dir}.`);
  const store = openBeside(dataDir);
  const { epoch } = store;
  await store.close();
  const folder = newestOf(ofLife(all, epoch), now);
  if (folder === undefined)
    throw new CannotStart(`There is no finished backup in ${dir} since an older copy was put back.`);
  return folder;
}

/** Once a day: is the newest backup one that a school could go on with? Only then do phones make room. */
async function drill({ words, dataDir, say, now }: Given): Promise<boolean> {
  const dir = oneFolder(words);
  const folder = await newestOwn(dataDir, dir, now);
  return inScratch(async (scratch) => {
    const { seq, at, photos } = await restoreBackup(folder, scratch, now, { sample: drillPhotos });
    for (const sha256 of photos)
      if ((await sumOf(blobOf(scratch, sha256)))?.sha256 !== sha256)
        return failed(say, `${folder} does not come back whole:`, [`the photo ${sha256} differs`]);
    await noteDurable(dataDir, folder, { seq, at }, now);
    say(`Restored ${folder} on trial and found it whole: through line ${seq}, ${photos.length} photos read.`);
    return true;
  });
}

async function scrubbed({ words, dataDir, say, now }: Given): Promise<boolean> {
  if (words.length > 0) throw new CannotStart(`scrub takes no ${words.join(' ')}.`);
  const { read, damaged } = await scrub(dataDir, now);
  await noteDone(dataDir, 'scrub', now);
  say(`Read ${read} photos, ${damaged.length} are missing or damaged.`);
  for (const sha256 of damaged) say(`  ${sha256}; phones that still hold it are asked for it`);
  return damaged.length === 0;
}

async function restore({ words, options, dataDir, say, now }: Given): Promise<boolean> {
  const dir = oneFolder(words);
  const folder = backupAt(dir, now);
  if (folder === undefined) throw new CannotStart(`There is no finished backup in ${dir}.`);
  const done = await restoreBackup(folder, dataDir, now, { rebuild: options.has('--rebuild') });
  say(`Restored ${folder} into ${dataDir}: ledger through line ${done.seq}, ${done.photos.length} photos.`);
  if (done.aside !== null) say(`What was there is in ${done.aside}. Delete it when nobody needs it any more.`);
  for (const line of doorLines(done.doors)) say(line);
  say(
    `The database has a new epoch, ${done.epoch}. Start the server: at its next contact each phone notices and sends`,
  );
  say('again everything it still holds, so what came in after this backup comes back from the phones, once.');
  return true;
}

function doorLines(doors: Doors): string[] {
  const what = 'Who is at the school, their rights, phones, passwords, links and tokens';
  if (doors === 'none') return [];
  if (doors === 'unread')
    return [`${what} are as this backup has them, since what was there cannot be read: lost phones may read again.`];
  return [`${what} are as they were last.`];
}

async function verify({ words, options, dataDir, say, now }: Given): Promise<boolean> {
  const [dir, ...more] = words;
  if (more.length > 0) throw new CannotStart(`One folder at most, not ${words.join(' ')}.`);
  const line = options.get('--anchor');
  const anchors = line === undefined ? [] : [anchorIn(line)];
  const folder = dir === undefined ? null : backupAt(dir, now);
  if (folder === undefined) throw new CannotStart(`There is no finished backup in ${dir}.`);
  const { findings, notes, facts } =
    folder === null ? await checkData(dataDir, { anchors }) : await checkBackup(folder, { anchors });
  const receipts = options.get('--receipts');
  if (receipts !== undefined) findings.push(...(await checkReceipts(dataDir, receipts)));
  notes.forEach(say);
  if (findings.length > 0) return failed(say, `${folder ?? dataDir} is not as it should be:`, findings);
  say(`${folder ?? dataDir} is whole: ${facts?.seq ?? 0} lines, every document, ${facts?.photos.length ?? 0} photos.`);
  if (folder === null && facts?.schoolId) say(`  anchor: ${await anchorNow(dataDir, facts.schoolId)}`);
  return true;
}

function anchorIn(line: string): Anchor {
  const anchor = readAnchor(line.trim());
  if (!anchor)
    throw new CannotStart('What follows --anchor is not an anchor: it is one whole line that begins with patrol/1.');
  return anchor;
}

async function anchorNow(dataDir: string, schoolId: string): Promise<string> {
  const { makeAnchor } = await import('../anchor.ts');
  const store = openBeside(dataDir);
  try {
    return await makeAnchor(store, schoolId, Date.now());
  } finally {
    await store.close();
  }
}

async function rebuild({ words, dataDir, say }: Given): Promise<boolean> {
  if (words.length > 0) throw new CannotStart(`rebuild takes no ${words.join(' ')}.`);
  const release = hold(dataDir);
  const store = openSqlite(databaseFile(dataDir), () => undefined);
  try {
    const school = await store.documents.school();
    if (!school) throw new CannotStart('There is nothing to rebuild: the school is not set up.');
    const found = await store.ledger.firstBreak(school.id);
    if (found)
      return failed(say, 'Nothing was changed, because the ledger is not whole:', [`line ${found.seq} differs`]);
    await store.ledger.rebuild(school.id);
    say(`Every document was made again from ${(await store.ledger.end(school.id)).seq} lines of the ledger.`);
    return true;
  } finally {
    await store.close();
    release();
  }
}

function failed(say: Say, what: string, findings: readonly string[]): false {
  say(what);
  for (const finding of findings) say(`  ${finding}`);
  return false;
}

function oneFolder(words: readonly string[]): string {
  const [dir, ...more] = words;
  if (dir === undefined || more.length > 0) throw new CannotStart(`Name one folder:\n${usage}`);
  return resolve(dir);
}

const commands = new Map<string, (given: Given) => Promise<boolean>>([
  ['backup', backup],
  ['keep', keep],
  ['drill', drill],
  ['scrub', scrubbed],
  ['restore', restore],
  ['verify', verify],
  ['rebuild', rebuild],
]);
