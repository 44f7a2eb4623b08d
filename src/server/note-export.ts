// How what is written while it is sent came out: that it was taken stands in the list of who did what (`note-exports.ts`), how it ended in the log.
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
  grade?: string | undefined;
  category?: string | undefined;
  rows?: number;
  ended?: 'whole' | 'cancelled' | 'failed';
};

/** Told before the first byte is made and again at the end. */
export async function noteExport({ log }: Pick<Parts, 'log'>, { person }: SignedIn, said: Export): Promise<void> {
  log.info({ by: person.id, ...said }, 'export');
}
