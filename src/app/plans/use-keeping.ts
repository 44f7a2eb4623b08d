// Recording what was written of a plan, a route or a shift.
import type { DeviceDb } from '../../db/device-db.ts';
import { keepPlanning } from '../../db/planning.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { useNotKept } from '../use-not-kept.ts';
import { useSaid } from '../use-said.ts';
import { useDb } from '../use-screen.ts';

/** Records it and leaves; what the rules refuse is said where it was typed. */
export function useKeeping<T>(
  keptAs: string,
  record: (db: DeviceDb, written: T) => Promise<unknown>,
  leave: (written: T) => void,
) {
  const db = useDb();
  const notKept = useNotKept();
  const [failed, setFailed] = useSaid<string | null>(null);
  const keep = async (written: T): Promise<void> => {
    try {
      await record(db, written);
      await keepPlanning(db, keptAs, undefined);
      deliverSoon();
      leave(written);
    } catch (error) {
      setFailed(notKept(error));
    }
  };
  return { failed, setFailed, keep };
}
