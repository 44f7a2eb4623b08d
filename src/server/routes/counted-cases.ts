// The cases that a figure of the analysis counts, as pages of a list.
import type { CountedName } from '../../domain/counted-names.ts';
import { countedCases, ofDepartment } from '../../domain/hazard-sets.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { Parts } from '../env.ts';
import type { CaseFilter, CaseViewer } from '../store/case-store.ts';
import { casesOf } from './every-case.ts';
import type { PageEnd } from './query.ts';

/** `from` and `to`: the time that is counted, UTC ms, `to` not included. */
type Asked = CaseFilter & { counted: CountedName; before: PageEnd | undefined; limit: number };

/** The newest first; `total` and `end` as `CaseStore.list`. `now` in UTC ms. */
export async function countedPage(
  parts: Pick<Parts, 'store'>,
  schoolId: string,
  viewer: CaseViewer,
  { counted, before, limit, from = 0, to = Infinity, dept, ...narrowed }: Asked,
  now: number,
): Promise<{ rows: Hazard[]; total: number; end: PageEnd | null }> {
  const all = await casesOf(parts, schoolId, viewer, 'all', { ...narrowed, since: from }, now);
  // Whether it came back is looked for in all of them: it may have been given to another department.
  const named = countedCases(counted, all, { from, to, now });
  const cases = dept === undefined ? named : named.filter(ofDepartment(counted, dept));
  const rest = before ? cases.filter((one) => isAfter(one, before)) : cases;
  const rows = rest.slice(0, limit);
  const last = rest.length > limit ? rows.at(-1) : undefined;
  return { rows, total: cases.length, end: last ? { at: last.reportedAt, id: last.id } : null };
}

const isAfter = ({ reportedAt, id }: Hazard, { at, id: before }: PageEnd): boolean =>
  reportedAt < at || (reportedAt === at && id < before);
