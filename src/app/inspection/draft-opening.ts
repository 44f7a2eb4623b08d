// Opening a draft: become its one writer, read it as it lies on the disk, and say why not where it cannot be opened.
import type { DeviceDb } from '../../db/device-db.ts';
import { draft as draftOf, holdDraft, takeDraft } from '../../db/drafts.ts';
import { unnamedKeys } from '../../db/unnamed.ts';
import { walkedTemplate } from '../../db/walked-template.ts';
import { ownRecord } from '../../db/records.ts';
import type { Session } from '../../domain/protocol.ts';
import { draftStore, type DraftStore } from './draft-store.ts';
import { leaveDraft, takeUnsaved, watchUnsaved, type Hold } from './unsaved-drafts.ts';

/** elsewhere: another window writes it. submitted, absent: no draft any more. noTemplate: its checklist is not here. */
export type Opening =
  | { is: 'opening' | 'submitted' | 'absent' | 'noTemplate' }
  | { is: 'elsewhere'; take: () => void }
  | { is: 'open'; store: DraftStore }
  | { is: 'failed'; error: unknown };

export type Asked = { db: DeviceDb; session: Session; id: string; startAt: string | undefined };
export type DraftOpening = Asked & {
  now: () => Opening;
  /** Tells of every change until `leave`, which writes what is not written yet and lets the draft go. */
  show: (tell: (opening: Opening) => void) => void;
  leave: () => void;
  /** Settles when it is no longer `opening`. */
  decided: Promise<void>;
};

export function beginOpening(asked: Asked): DraftOpening {
  const { id, db } = asked;
  const kept = takeUnsaved(id, db);
  const hold: Hold = kept?.hold ?? { release: () => undefined, lost };
  hold.lost = lost;
  let store: DraftStore | null = kept?.store ?? null;
  let unwatch = store ? watchUnsaved(id, store) : () => undefined;
  let now: Opening = store ? { is: 'open', store } : { is: 'opening' };
  let tell: (opening: Opening) => void = () => undefined;
  let left = false;

  const become = (next: Opening) => {
    if (left) return;
    now = next;
    tell(next);
  };
  const take = () => void begin(takeDraft(id, () => hold.lost()));
  function lost() {
    store?.stop();
    store = null;
    unwatch();
    become({ is: 'elsewhere', take });
  }
  async function begin(holding: Promise<(() => void) | null>) {
    try {
      const held = await holding;
      if (!held) return become({ is: 'elsewhere', take });
      hold.release = held;
      // Read only now: what another window wrote last is on the disk.
      const next = await open(asked);
      if ('store' in next) {
        store = next.store;
        unwatch = watchUnsaved(id, store);
      }
      if (left) letGo();
      become(next);
    } catch (error) {
      become({ is: 'failed', error });
    }
  }
  function letGo() {
    const leaving = store;
    store = null;
    if (!leaving) return hold.release();
    void leaveDraft(id, { store: leaving, hold });
    unwatch();
  }
  return {
    ...asked,
    now: () => now,
    show: (how) => (tell = how),
    leave() {
      left = true;
      letGo();
    },
    decided: kept ? Promise.resolve() : begin(holdDraft(id, () => hold.lost())),
  };
}

async function open({ db, session, id, startAt }: Asked): Promise<Opening> {
  const [unnamed, asItLies] = await Promise.all([unnamedKeys(db, id), draftOf(db, id)]);
  // What cannot be fetched now is asked for when it is opened again.
  const walk = unnamed.length > 0 && (await import('../fetched/walk.ts').catch(console.error));
  const left = walk && (await walk.nameUnnamed(db, id).catch(console.error));
  const stored = walk ? await draftOf(db, id) : asItLies;
  if (!stored) return { is: await whereItWent(db, id) };
  const template = await walkedTemplate(db, stored);
  if (!template) return { is: 'noTemplate' };
  const store = draftStore(db, session, stored, template, startAt);
  if (left) walk.shootLeft(store, left).catch(console.error);
  return { is: 'open', store };
}

/** A draft that is not there was submitted, or is not on this phone. */
export const whereItWent = async (db: DeviceDb, id: string): Promise<'submitted' | 'absent'> =>
  (await ownRecord(db, id)) ? 'submitted' : 'absent';

/** Whoever waits longer for a draft sees that the app is there. */
export const mostSilentMs = 400;

/** Begun before there was a screen to show it. */
let early: DraftOpening | null = null;

/**
 * The app was opened at a draft: reading it does not wait for the first picture, and the first picture shows it. Settles when it is
 * decided, and after `mostSilentMs` in any case.
 */
export async function openEarly(asked: Asked): Promise<void> {
  early = beginOpening(asked);
  await Promise.race([early.decided, new Promise((late) => setTimeout(late, mostSilentMs))]);
}

/** The early one, when it is the one that is asked for. */
export const begunFor = ({ db, id, startAt }: Asked): DraftOpening | null =>
  early?.db === db && early.id === id && early.startAt === startAt ? early : null;

/** Like `begunFor`; from now on it is the asker's to leave. */
export function claimEarly(asked: Asked): DraftOpening | null {
  const begun = begunFor(asked);
  if (begun) early = null;
  return begun;
}

/** Nobody shows it: other windows may have the draft. */
export function dropEarly(): void {
  early?.leave();
  early = null;
}
