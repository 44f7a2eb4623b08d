// All cases of a list that somebody may see, read in parts so that nobody else waits for it.
import { setImmediate } from 'node:timers/promises';
import type { Hazard } from '../../domain/hazard.ts';
import type { HazardList } from '../../domain/hazard-reports.ts';
import { maxRows } from '../../domain/reports.ts';
import type { Parts, SignedIn } from '../env.ts';
import type { CaseFilter, CaseViewer } from '../store/case-store.ts';
import { viewerOf } from './case-viewer.ts';

/** The newest first. `at` in UTC ms. */
export async function everyCase(
  parts: Parts,
  who: SignedIn,
  list: HazardList,
  filter: CaseFilter,
  at: number,
): Promise<Hazard[]> {
  return casesOf(parts, who.school.id, await viewerOf(parts, who, at), list, filter, at);
}

/** The same for a viewer who is known already. */
export async function casesOf(
  { store }: Pick<Parts, 'store'>,
  schoolId: string,
  viewer: CaseViewer,
  list: HazardList,
  filter: CaseFilter,
  at: number,
): Promise<Hazard[]> {
  const found: Hazard[] = [];
  let before: { at: number; id: string } | undefined;
  do {
    const page = { ...filter, list, sort: 'newest' as const, before, limit: maxRows };
    const { rows, end } = await store.cases.list(schoolId, viewer, page, at);
    found.push(...rows);
    before = end ?? undefined;
    await setImmediate();
  } while (before);
  return found;
}
