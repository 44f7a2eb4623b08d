// What every handler finds in its context, and what the app is built from.
import type { HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import type { Person } from '../domain/person.ts';
import type { BackupHealth } from '../domain/reports.ts';
import type { School } from '../domain/school.ts';
import type { Template } from '../domain/template.ts';
import type { Room } from '../domain/status.ts';
import type { Reader } from './by-token.ts';
import type { LoopLag } from './metrics/loop-lag.ts';
import type { PasswordKeeper } from './passwords.ts';
import type { PhotoStore } from './photos/photo-store.ts';
import type { Store } from './store/store.ts';

/** `deviceId`: the installation the session was opened for; null where it named none. */
export type SignedIn = { sessionId: string; deviceId: string | null; person: Person; school: School };
/** Who hands in. `device`: the installation whose token says so, null for a session. `isRevoked`: somebody ended it. */
export type Sender = { person: Person; school: School; device: string | null; isRevoked: boolean };

export type PatrolEnv = {
  Variables: { requestId: string; log: Logger; signedIn: SignedIn; sender: Sender; reader: Reader };
  /** Absent when the app is called without a server. */
  Bindings: HttpBindings | undefined;
};

export type Parts = {
  store: Store;
  photos: PhotoStore;
  passwords: PasswordKeeper;
  log: Logger;
  /** UTC ms. */
  now: () => number;
  templatesFor: (school: Pick<School, 'kind' | 'facilities'>) => Template[];
  /** What the library said in an edition that was followed by another; null for the first. */
  earlierEdition: (code: string, edition: number) => Template | null;
  /** Known while the school is not set up. */
  setUpCode: string | null;
  /** A demo is being filled: its past is still to come. */
  isFilling?: boolean;
  /** Where the public reaches this server, when a proxy stands in front of it. */
  publicUrl: string | null;
  /** Browsers reach it over HTTPS. */
  isSecure: boolean;
  /** Folder of the built client; null serves the API alone. */
  dist: string | null;
  requestsPerMinute: number;
  /** Push services may be on this machine and without encryption; for tests. */
  pushAnywhere?: boolean;
  /** Aborted when the server ends: what goes on by itself ends with it. */
  ending?: AbortSignal;
  /** How the server's own backups stand; absent where none are looked after. */
  backupHealth?: () => BackupHealth;
  /** What the data takes on its disk; absent where there is none. */
  room?: () => Promise<Room | null>;
  /** Bytes of the write-ahead log. */
  walBytes?: () => Promise<number>;
  loopLag?: () => LoopLag;
};
