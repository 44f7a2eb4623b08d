// Who took what out of the school's records: noted before the first byte leaves, and again when it ended.
import type { Parts, SignedIn } from './env.ts';

/** `what`: the ledger or record by its name and id, never what stands in it. `ended`: how it came out; left out when it begins. */
export type Export = {
  what: string;
  as: 'xlsx' | 'csv' | 'html';
  from?: string;
  to?: string;
  place?: string | undefined;
  /** What is restricted was not covered. */
  shown?: boolean;
  rows?: number;
  ended?: 'whole' | 'cancelled' | 'failed';
};

/** The one place through which every export is told. */
export async function noteExport({ log }: Pick<Parts, 'log'>, { person }: SignedIn, said: Export): Promise<void> {
  log.info({ by: person.id, ...said }, 'export');
}
