// A school on a disk of its own, which can be copied and put back as an operator would, and three phones.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { deliveryCounts, ownRecords, type DeliveryCounts } from '../../src/db/records.ts';
import type { Person } from '../../src/domain/person.ts';
import { fill, School } from '../../src/server/school.contract.ts';
import { openSqlite } from '../../src/server/store/sqlite.ts';
import type { RoundEnd } from '../../src/sync/run.ts';
import { li, sun, wang, yucai } from '../cast.ts';
import { Phone, submitted, wire } from './phone.ts';

export type Standing = DeliveryCounts & { made: number; lines: number; photos: number; delivered: number };

export class Campus {
  school: School;
  readonly phones: Phone[];
  readonly dataDir = mkdtempSync(join(tmpdir(), 'patrol-campus-'));
  #copies = 0;
  /** How many inspections were recorded. */
  made = 0;

  private constructor() {
    this.school = this.#open();
    this.phones = [wang, li, sun].map((person) => new Phone(person, this.#lineOf(person)));
  }

  static async open(): Promise<Campus> {
    const campus = new Campus();
    await fill(campus.school.parts.store);
    onTestFinished(async () => {
      await campus.school.parts.store.close();
      rmSync(campus.dataDir, { recursive: true, force: true });
    });
    await campus.rounds();
    return campus;
  }

  #open(): School {
    return new School(this.dataDir, { store: openSqlite(join(this.dataDir, 'patrol.sqlite'), () => undefined) });
  }

  #lineOf(person: Person): Phone['line'] {
    return (url, init) => wire(this.school, person)(url, init);
  }

  /** Everybody records some inspections with a photo each. */
  async work(each = 2): Promise<void> {
    for (const { db, person } of this.phones)
      for (let i = 0; i < each; i++) await submitted(db, `${person.username} ${this.made++}`);
  }

  /** One round of each phone, one after the other. */
  async rounds(): Promise<RoundEnd[]> {
    const ends: RoundEnd[] = [];
    for (const phone of this.phones) ends.push(await phone.round());
    return ends;
  }

  /** The server is down while `act` is done to its folder. */
  async whileDown(act: () => unknown): Promise<void> {
    const { clock } = this.school;
    await this.school.parts.store.close();
    await act();
    this.school = this.#open();
    this.school.clock.ms = clock.ms;
  }

  async copy(): Promise<string> {
    const to = `${this.dataDir}-copy-${this.#copies++}`;
    onTestFinished(() => rmSync(to, { recursive: true, force: true }));
    await this.whileDown(() => cpSync(this.dataDir, to, { recursive: true }));
    return to;
  }

  async putBack(copy: string): Promise<void> {
    await this.whileDown(() => {
      rmSync(this.dataDir, { recursive: true });
      cpSync(copy, this.dataDir, { recursive: true });
    });
  }

  /** What each phone made, and what of it is on the server: lines of the ledger, photos that can be read. */
  async standings(): Promise<Standing[]> {
    const { store, photos } = this.school.parts;
    return Promise.all(
      this.phones.map(async ({ db }) => {
        const entries = (await db.entries.toArray()).map((row) => row.entry);
        const ids = entries.map((entry) => entry.id);
        const read = entries.flatMap((entry) => entry.photos).map((sha256) => photos.read(sha256).catch(() => null));
        const own = await ownRecords(db, 100);
        return {
          ...(await deliveryCounts(db)),
          made: entries.length,
          lines: (await store.ledger.linesOf(yucai.id, ids)).length,
          photos: (await Promise.all(read)).filter((bytes) => bytes?.byteLength === 400).length,
          delivered: new Set(own.flatMap(({ id, delivery }) => (delivery === 'delivered' ? [id] : []))).size,
        };
      }),
    );
  }
}
