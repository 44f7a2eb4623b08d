// Opens the stores, builds the app and listens; and lets all of it go again.
import { serve, type ServerType } from '@hono/node-server';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { isIPv6, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { startSending } from './alerts/sending.ts';
import { noteNews } from './alerts/tell-everybody.ts';
import { buildApp } from './app.ts';
import { lastVerified } from './backup/backups.ts';
import { refuseHalfRestored } from './backup/restore.ts';
import { startKeeper } from './backup/schedule.ts';
import { keepBriefings } from './briefing/keep.ts';
import { startClosing } from './close-rounds.ts';
import type { Config } from './config.ts';
import type { Parts } from './env.ts';
import { builtInTemplates, earlierEdition } from './library/library.ts';
import { startKeepingTimes } from './keep-times.ts';
import { openLog } from './log.ts';
import { passwordKeeper, usualCost } from './passwords.ts';
import { forgetContacts } from './forget-contacts.ts';
import { forgetDraftCopies } from './forget-draft-copies.ts';
import { tellingAgain } from './messages/tell-again.ts';
import { tellMoved } from './messages/tell-cases.ts';
import { keepCaseDay } from './keep-case-days.ts';
import { moveCases } from './move-cases.ts';
import { diskPhotos } from './photos/disk.ts';
import { receiving } from './photos/receive.ts';
import { watchLoop } from './metrics/loop-lag.ts';
import { roomOf, walOf } from './room.ts';
import { makeSetUpCode } from './set-up-code.ts';
import { openSqlite } from './store/sqlite.ts';
import { hold } from './store/sqlite/hold.ts';
import type { Store } from './store/store.ts';
import { CannotStart } from './trouble.ts';
import { answerUnreadable } from './unreadable.ts';
import { startTelling } from './webhooks/run.ts';

const requestsPerMinute = 240;
/** Longer than any photo takes on a bad line; what stands still is closed much earlier, while reading. */
const timeouts = { headersTimeout: 20_000, requestTimeout: 15 * 60_000, keepAliveTimeout: 20_000 };
const maxHeaderSize = 16 * 1024;
const stopWithinMs = 8000;
const sweepMs = 50;

export type Opened = { parts: Parts; close: () => Promise<void> };

/**
 * The stores and everything else the app is made of, on this machine's disk. Refuses (`CannotStart`) a folder another
 * process holds, one where a restore was cut short, and a database that is damaged or was emptied.
 */
export async function openParts(config: Config, dist: string | null): Promise<Opened> {
  const release = hold(config.dataDir);
  try {
    refuseHalfRestored(config.dataDir);
    const parts = await makeParts(config, dist);
    const { dataDir, backupDir, backupEveryMs: everyMs } = config;
    const keeper = startKeeper({ dataDir, backupDir, everyMs }, parts.log);
    parts.backupHealth = keeper.health;
    const loop = watchLoop();
    parts.loopLag = loop.lag;
    const sending = startSending(parts, parts.log);
    const tellAgain = tellingAgain(parts);
    const stopClosing = startClosing(parts, parts.log, async (closed, now) => {
      await keepCaseDay(parts, now);
      await tellMoved(parts.store, await moveCases(parts, now), now);
      await tellAgain(now);
      await forgetContacts(parts, now);
      await forgetDraftCopies(parts, now);
      await noteNews(parts, closed, now);
      sending.soon(now);
      await keepBriefings(parts, now);
    });
    const stopKeepingTimes = startKeepingTimes(parts, parts.log);
    const stopTelling = startTelling(parts, parts.log);
    const close = async () => {
      keeper.stop();
      loop.stop();
      await Promise.all([stopClosing(), stopTelling()]);
      await sending.stop();
      await stopKeepingTimes();
      await parts.store.close();
      release();
    };
    return { parts, close };
  } catch (error) {
    release();
    throw error;
  }
}

async function makeParts(config: Config, dist: string | null): Promise<Parts> {
  const log = openLog(config.logLevel);
  const store = openStore(config.dataDir, log);
  const isSetUp = (await store.documents.school()) !== undefined;
  if (!isSetUp && lastVerified(config.dataDir)) {
    await store.close();
    throw new CannotStart(`The database in ${config.dataDir} is empty, and once was not.${lastBackup(config.dataDir)}`);
  }
  const photos = diskPhotos(config.dataDir);
  for (const folder of [config.dataDir, dirname(config.dataDir)]) syncFolder(folder);
  const parts: Parts = {
    store,
    photos,
    passwords: passwordKeeper(usualCost),
    log,
    now: Date.now,
    templatesFor: builtInTemplates,
    earlierEdition,
    setUpCode: isSetUp ? null : makeSetUpCode(),
    publicUrl: config.publicUrl,
    isSecure: config.tls !== null || (config.publicUrl?.startsWith('https:') ?? false),
    dist,
    requestsPerMinute,
    pushAnywhere: config.pushAnywhere,
    room: () => roomOf(config.dataDir),
    walBytes: () => walOf(config.dataDir),
  };
  await receiving(parts).clearLeft();
  return parts;
}

/** A database that cannot be used is put back from a backup, so the refusal names the last good one. */
function lastBackup(dataDir: string): string {
  const last = lastVerified(dataDir);
  if (!last) return '';
  const made = new Date(last.at).toISOString();
  return `\nThe last verified backup holds ${last.seq} lines and was made at ${made}: npm run restore -- ${last.folder}`;
}

function openStore(dataDir: string, log: Logger): Store {
  try {
    return openSqlite(join(dataDir, 'patrol.sqlite'), (fault) =>
      log.error({ err: fault }, 'an entry could not be judged'),
    );
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    throw new CannotStart(`${error.message}${lastBackup(dataDir)}`, error);
  }
}

/** A new database must still have its name after a power cut. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export type Listening = { url: string; stop: () => Promise<void> };

/** Listens until stopped. Refuses (`CannotStart`) a port that is taken or an address that is not this machine's. */
export async function listen(config: Config, { parts, close }: Opened): Promise<Listening> {
  const ending = new AbortController();
  const server = start(config, buildApp({ ...parts, ending: ending.signal }).fetch);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error) =>
      reject(new CannotStart(`Cannot listen on ${config.host}:${config.port}: ${error.message}.`, error)),
    );
  });
  const { port } = server.address() as AddressInfo;
  const host = isIPv6(config.host) ? `[${config.host}]` : config.host;
  return {
    url: config.publicUrl ?? `${config.tls ? 'https' : 'http'}://${host}:${port}`,
    stop: () => {
      ending.abort();
      return stop(server, close, parts.log);
    },
  };
}

function start(config: Config, fetch: Parameters<typeof serve>[0]['fetch']): Server {
  const where = { fetch, port: config.port, hostname: config.host };
  const server: ServerType = config.tls
    ? serve({ ...where, createServer: createTlsServer, serverOptions: { ...config.tls, ...timeouts, maxHeaderSize } })
    : serve({ ...where, createServer, serverOptions: { ...timeouts, maxHeaderSize } });
  answerUnreadable(server as Server);
  return server as Server;
}

/** Takes nothing new, finishes what is being written, then lets the stores go. */
async function stop(server: Server, close: () => Promise<void>, log: Logger): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is answering now turns idle a moment later, and would be kept open for a next request.
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
  const late = setTimeout(() => server.closeAllConnections(), stopWithinMs);
  await ended;
  clearInterval(sweep);
  clearTimeout(late);
  await close();
  log.info('stopped');
}
