// The environment, read once and checked before anything starts.
import { accessSync, constants, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { logLevels, type LogLevel } from './log.ts';
import { CannotStart } from './trouble.ts';

export type Config = {
  port: number;
  host: string;
  dataDir: string;
  publicUrl: string | null;
  tls: { cert: string; key: string } | null;
  logLevel: LogLevel;
  backupDir: string | null;
  backupEveryMs: number;
  /** For tests: `PUSH_ANYWHERE=1`. */
  pushAnywhere: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Refuses (`CannotStart`) the first mistake with one sentence that names the variable. An empty variable counts as not set.
 * `kindOf`: the number of a folder's file system.
 */
export function readConfig(given: Environment, kindOf = (folder: string) => statfsSync(folder).type): Config {
  const env: Environment = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  refuseOtherStores(env);
  return {
    port: readPort(env['PORT']),
    host: env['HOST'] ?? '127.0.0.1',
    dataDir: readDataDir(env['DATA_DIR'] ?? './data', kindOf),
    publicUrl: readPublicUrl(env['PUBLIC_URL']),
    tls: readTls(env['TLS_CERT'], env['TLS_KEY']),
    logLevel: readLogLevel(env['LOG_LEVEL']),
    backupDir: readBackupDir(env['BACKUP_DIR'], env['DATA_DIR'] ?? './data'),
    backupEveryMs: readHours(env['BACKUP_EVERY_HOURS']) * 3_600_000,
    pushAnywhere: env['PUSH_ANYWHERE'] === '1',
  };
}

function refuseOtherStores(env: Environment): void {
  for (const name of ['DATABASE_URL', 'PHOTO_STORE']) {
    if (env[name] !== undefined) {
      throw new CannotStart(`${name} is set, but this version keeps everything in DATA_DIR only. Unset ${name}.`);
    }
  }
}

function readPort(value = '8080'): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535)
    throw new CannotStart(`PORT must be a number from 0 to 65535, not "${value}".`);
  return port;
}

/** By the numbers that Linux gives them. */
const shares: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
]);

function readDataDir(value: string, kindOf: (folder: string) => number): string {
  const dataDir = resolve(value);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new CannotStart(`DATA_DIR ${dataDir} cannot be written: ${(error as Error).message}.`, error);
  }
  const share = dataDir.startsWith(String.raw`\\`) ? 'SMB' : shares.get(kindOf(dataDir) >>> 0);
  if (share)
    throw new CannotStart(
      `DATA_DIR ${dataDir} is on a network share (${share}), where a database loses what it was told. Choose a disk of this machine.`,
    );
  return dataDir;
}

function readPublicUrl(value: string | undefined): string | null {
  if (value === undefined) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new CannotStart(`PUBLIC_URL must be like https://patrol.school.cn, not "${value}".`);
  }
  return url.origin;
}

function readTls(cert: string | undefined, key: string | undefined): Config['tls'] {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined)
    throw new CannotStart('TLS_CERT and TLS_KEY go together; only one of them is set.');
  return { cert: readPem('TLS_CERT', cert), key: readPem('TLS_KEY', key) };
}

function readPem(name: string, file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('-----BEGIN ')) return text;
  } catch (error) {
    throw new CannotStart(`${name} ${file} cannot be read: ${(error as Error).message}.`, error);
  }
  throw new CannotStart(`${name} ${file} is not a PEM file.`);
}

/** Whether it can be written is found out at each backup: a disk that is away must not keep the school from working. */
function readBackupDir(value: string | undefined, dataDir: string): string | null {
  if (value === undefined) return null;
  const backupDir = resolve(value);
  if (`${backupDir}${sep}`.startsWith(`${resolve(dataDir)}${sep}`))
    throw new CannotStart(`BACKUP_DIR ${backupDir} is inside DATA_DIR, where it would be lost together with it.`);
  return backupDir;
}

function readHours(value = '1'): number {
  const hours = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || hours < 0.1 || hours > 24)
    throw new CannotStart(`BACKUP_EVERY_HOURS must be a number from 0.1 to 24, not "${value}".`);
  return hours;
}

function readLogLevel(value = 'info'): LogLevel {
  const level = logLevels.find((known) => known === value);
  if (!level) throw new CannotStart(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${value}".`);
  return level;
}
