// Who looked at photos of the dormitory is kept as long as who did what.
import { yearsBefore } from '../../domain/retention.ts';
import type { Parts } from '../env.ts';

/** From when on lines are kept. `at`: now; both UTC ms. */
export async function viewsSince({ store }: Pick<Parts, 'store'>, schoolId: string, at: number): Promise<number> {
  return yearsBefore(at, (await store.retention.years(schoolId)).audit);
}
