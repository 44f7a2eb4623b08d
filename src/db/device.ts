// Who uses this phone: readable offline, apart from anybody's own database.
import { Dexie, type Table } from 'dexie';
import type { Session } from '../domain/protocol.ts';
import { openDatabase, refuseNewer } from './device-db.ts';
import { refuseTorn } from './journal.ts';

/** What the digits are compared with where there is no network. `check` is empty in a browser that cannot make one. */
export type PinHere = { salt: string; rounds: number; check: string; wrong: number; nextAt: number };

export type PersonRow = {
  personId: string;
  username: string;
  name: string;
  session: Session;
  signedInAt: number;
  expiredAt: number | null;
  /**
   * Is the cookie of this browser this person's? `unsure` where somebody signed in and the answer was lost; undefined in what an older
   * version wrote, which knew of one case.
   */
  hasCookie?: boolean | 'unsure';
  /** The PIN of this person on this phone (ADR 18). */
  pin?: PinHere | null;
};
type CurrentRow = { key: 'current'; personId: string } | { key: 'entering'; at: number };

const version = 1;

class Registry extends Dexie {
  declare people: Table<PersonRow, string>;
  declare current: Table<CurrentRow, string>;

  constructor() {
    super('patrol-device', { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(version).stores({ people: 'personId, username', current: 'key' });
    this.on('versionchange', () => this.close());
    refuseNewer(this, version);
    refuseTorn(this);
  }
}

let opened: Registry | undefined;

/** What this phone knows of its people. Usable in a live query. */
export async function registry(): Promise<Registry> {
  opened ??= new Registry();
  await openDatabase(opened);
  return opened;
}

/** Usable in a live query. */
export async function currentId(): Promise<string | undefined> {
  const row = await (await registry()).current.get('current');
  return row?.key === 'current' ? row.personId : undefined;
}

/** Who is signed in, and what else stands there, at one moment. Usable in a live query. */
export async function whoIsHere(): Promise<{ row: PersonRow | undefined; entering: CurrentRow | undefined }> {
  const device = await registry();
  const { current, people } = device;
  return device.transaction('r', current, people, async () => {
    // All at once: whoever opens the app waits for it, and a phone knows few people.
    const [[here, entering], known] = await Promise.all([current.bulkGet(['current', 'entering']), people.toArray()]);
    const row = here?.key === 'current' ? known.find(({ personId }) => personId === here.personId) : undefined;
    return { row, entering };
  });
}

export const currentRow = async (): Promise<PersonRow | undefined> => (await whoIsHere()).row;

/** The signed-in person, known offline too; null when nobody is. Usable in a live query. */
export async function currentSession(): Promise<Session | null> {
  return (await currentRow())?.session ?? null;
}
