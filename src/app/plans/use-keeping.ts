// Recording what was written of a plan, a route or a shift.
import type { DeviceDb } from '../../db/device-db.ts';
import { keepPlanning } from '../../db/planning.ts';
import { useActing } from '../use-acting.ts';
import { useDb } from '../use-screen.ts';

/** Records it and leaves; what the rules refuse is said where it was typed. */
export function useKeeping<T>(
  keptAs: string,
  record: (db: DeviceDb, written: T) => Promise<unknown>,
  leave: (written: T) => void,
) {
  const db = useDb();
  const { run, ...acting } = useActing();
  const keep = (written: T): void =>
    run(async () => {
      await record(db, written);
      await keepPlanning(db, keptAs, undefined);
      leave(written);
    });
  return { ...acting, keep };
}
