// Opening a draft: become its one writer, read it as it lies on the disk, and say why not where it cannot be opened.
import { useLayoutEffect, useState } from 'preact/hooks';
import type { DeviceDb } from '../../db/device-db.ts';
import { draft as draftOf, holdDraft, takeDraft } from '../../db/drafts.ts';
import { walkedTemplate } from '../../db/walked-template.ts';
import { ownRecord } from '../../db/records.ts';
import type { Session } from '../../domain/protocol.ts';
import { useDb, useSession } from '../use-screen.ts';
import { draftStore, type DraftStore } from './draft-store.ts';

/** elsewhere: another window writes it. submitted, absent: no draft any more. noTemplate: its checklist is not here. */
export type Opening =
  | { is: 'opening' | 'submitted' | 'absent' | 'noTemplate' }
  | { is: 'elsewhere'; take: () => void }
  | { is: 'open'; store: DraftStore }
  | { is: 'failed'; error: unknown };

export function useOpenDraft(id: string, startAt: string | undefined): Opening {
  const db = useDb();
  const session = useSession();
  const [opening, setOpening] = useState<Opening>({ is: 'opening' });
  // At once, not after the paint: nothing else is to be seen meanwhile.
  useLayoutEffect(() => {
    let release: () => void = () => undefined;
    let store: DraftStore | null = null;
    let left = false;

    const show = (next: Opening) => !left && setOpening(next);
    const take = () => void begin(takeDraft(id, lost));
    function lost() {
      store?.stop();
      store = null;
      show({ is: 'elsewhere', take });
    }
    async function begin(holding: Promise<(() => void) | null>) {
      try {
        const held = await holding;
        if (!held) return show({ is: 'elsewhere', take });
        release = held;
        // Read only now: what another window wrote last is on the disk.
        const next = await open(db, session, id, startAt);
        if ('store' in next) store = next.store;
        if (left) leave();
        show(next);
      } catch (error) {
        show({ is: 'failed', error });
      }
    }
    function leave() {
      const leaving = store;
      store = null;
      if (!leaving) return release();
      void leaving.flush().finally(() => {
        leaving.stop();
        release();
      });
    }

    void begin(holdDraft(id, lost));
    return () => {
      left = true;
      leave();
    };
  }, [db, id]);
  return opening;
}

async function open(db: DeviceDb, session: Session, id: string, startAt: string | undefined): Promise<Opening> {
  const stored = await draftOf(db, id);
  if (!stored) return { is: await whereItWent(db, id) };
  const template = await walkedTemplate(db, stored);
  if (!template) return { is: 'noTemplate' };
  return { is: 'open', store: draftStore(db, session, stored, template, startAt) };
}

/** A draft that is not there was submitted, or is not on this phone. */
export const whereItWent = async (db: DeviceDb, id: string): Promise<'submitted' | 'absent'> =>
  (await ownRecord(db, id)) ? 'submitted' : 'absent';
