// What others read on from where they were: documents of one type in the order in which they changed.
import type { BesideInspection, ShownInspection } from '../../domain/open-data.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { Round } from '../../domain/round.ts';

/** Behind which document of which line of the ledger reading goes on. */
export type ChangeEnd = { seq: number; id: string };

/**
 * `scope`: place ids at or below which it reads, empty for the school. `place`: only at or below this one. `from`, `to`: days of the school
 * (inspections, rounds) or UTC ms (hazards), `to` excluded for ms. `after`: where the last page ended.
 */
export type ChangeFilter<D extends string | number> = {
  scope: readonly string[];
  place?: string | undefined;
  from?: D | undefined;
  to?: D | undefined;
  after: ChangeEnd;
  limit: number;
};
/** `more`: there is something behind `end`. A page may be short, even empty, and have more: what does not fit is passed over in parts. */
export type ChangePage<T> = { rows: T[]; end: ChangeEnd; more: boolean };

type Inspected = { record: ShownInspection; beside: BesideInspection };

export interface OpenDataStore {
  inspection(schoolId: string, id: string): Promise<Inspected | undefined>;
  inspections(schoolId: string, filter: ChangeFilter<string>): Promise<ChangePage<Inspected>>;
  hazards(schoolId: string, filter: ChangeFilter<number>): Promise<ChangePage<{ hazard: Hazard; changedAt: number }>>;
  rounds(schoolId: string, filter: ChangeFilter<string>): Promise<ChangePage<{ round: Round; changedAt: number }>>;
}
