// A server in this process, for those who ask it.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../../src/server/app.ts';
import type { Parts } from '../../../src/server/env.ts';
import { openLog } from '../../../src/server/log.ts';
import { newId } from '../../../src/server/new-id.ts';
import { passwordKeeper } from '../../../src/server/passwords.ts';
import { diskPhotos } from '../../../src/server/photos/disk.ts';
import { openSqlite } from '../../../src/server/store/sqlite.ts';
import * as cast from '../../cast.ts';

export const password = 'a long password';
const passwords = passwordKeeper({ memoryKiB: 8, passes: 1 });
/** As the server keeps it. */
export const secret = passwords.keep(password);

/** A server in this process, its photos in a folder of its own. `file`: the database, in memory when there is none. */
export class Server {
  readonly folder = mkdtempSync(join(tmpdir(), 'patrol-proof-'));
  readonly clock = { ms: cast.tonight + 5000 };
  /** What the rules fell over, instead of accepting or refusing it. */
  readonly faults: unknown[] = [];
  readonly parts: Parts;
  readonly app: ReturnType<typeof buildApp>;

  constructor(file = ':memory:', over: Partial<Parts> = {}) {
    const noSync = { syncFile: async () => undefined, rename, syncFolder: async () => undefined };
    this.parts = {
      store: openSqlite(file, (fault) => void this.faults.push(fault)),
      photos: diskPhotos(this.folder, noSync),
      passwords,
      log: openLog('silent'),
      now: () => this.clock.ms,
      templatesFor: () => [cast.checklist],
      earlierEdition: () => null,
      setUpCode: null,
      publicUrl: null,
      isSecure: false,
      dist: null,
      requestsPerMinute: 1_000_000,
      ...over,
    };
    this.app = buildApp(this.parts);
  }

  async close(): Promise<void> {
    await this.parts.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A session of its own for one request, as its cookie. */
  async cookie(schoolId: string, personId: string): Promise<{ cookie: string; sessionId: string }> {
    const token = randomBytes(32).toString('base64url');
    const session = {
      id: newId(this.clock.ms),
      tokenHash: createHash('sha256').update(token).digest('hex'),
      deliveryHash: null,
      deviceId: null,
      agent: 'proof',
      createdAt: this.clock.ms,
    };
    await this.parts.store.sessions.open(schoolId, personId, session);
    return { cookie: `patrol=${token}`, sessionId: session.id };
  }
}
