// Cases: each list with its count and its file, and the page of each case.
import {
  hazardLists,
  type HazardCounts,
  type HazardList,
  type HazardRows,
  type HazardView,
} from '../../../src/domain/hazard-reports.ts';
import type { HazardRow } from '../../../src/domain/hazard-reports.ts';
import { categoryOf, type Hazard } from '../../../src/domain/hazard.ts';
import * as plainly from '../../../src/server/demo/plain-lists.contract.ts';
import { caseLine } from '../list-columns.ts';
import { casesOf } from './draw-school.ts';
import { idsOf, places, type Reading } from './reading.ts';

/** What a line tells of a case, and its page as well. */
const byLine = (row: HazardRow) => ({
  state: row.state,
  grade: row.grade,
  category: row.category,
  placeId: row.placeId,
  placeName: row.placeName,
  note: row.note,
  photo: row.photo,
  reportedAt: row.reportedAt,
  reportedByName: row.reportedByName,
  deptName: row.deptName,
  personName: row.personName,
  turn: row.waits && ('person' in row.waits ? row.waits.person.id : row.waits.office),
  dueAt: row.dueAt,
  lookBackAt: row.lookBackAt,
  isRepeat: row.isRepeat,
  isRepair: row.isRepair,
});

/** A look back may take three days. */
const lookBackMs = 3 * 86_400_000;
const finite = (ms: number): number | null => (Number.isFinite(ms) ? ms : null);

/** Of whose turn it is and what is due a plain count of the facts (`plain-lists.contract.ts`), and not the product's own. */
const byPage = ({ hazard, photos }: HazardView) => ({
  state: hazard.state,
  grade: hazard.grade,
  category: categoryOf(hazard),
  placeId: hazard.placeId,
  placeName: hazard.placeName,
  note: hazard.note,
  photo: hazard.photos.find((one) => photos.some(({ sha256, have }) => have && sha256 === one)) ?? null,
  reportedAt: hazard.reportedAt,
  reportedByName: hazard.reportedByName,
  deptName: hazard.handling?.deptName ?? '',
  personName: hazard.handling?.person?.name ?? '',
  turn: plainly.turnOf(hazard),
  dueAt: finite(Math.min(plainly.dueBy(hazard), plainly.lookBackAt(hazard) + lookBackMs)),
  lookBackAt: finite(plainly.lookBackAt(hazard)),
  isRepeat: plainly.cameAgain(hazard),
  isRepair: hazard.repair !== undefined,
});

/** The lists that are the same for whoever sees the whole school, by the facts of each case. */
const members: Partial<Record<HazardList, (one: Hazard, now: number) => boolean>> = {
  all: () => true,
  open: plainly.isOpen,
  major: (one) => plainly.isOpen(one) && ['M', 'MS'].includes(one.grade),
  overdue: (one, now) => plainly.dueBy(one) < now,
  repeat: plainly.cameAgain,
};

export async function compareCases(reading: Reading): Promise<void> {
  const { found } = reading.drawn;
  const { rows: all } = await reading.list<HazardRows>('/api/hazards?list=all');
  reading.same('all cases', idsOf(all), [...found].sort());
  const pages = new Map<string, Hazard>();
  for (const row of all) {
    const page = await reading.json<HazardView>(`/api/hazards/${row.id}`);
    pages.set(row.id, page.hazard);
    reading.same(`case ${row.id}, line and page`, byLine(row), byPage(page));
  }
  reading.seen.cases += pages.size;
  const gone = casesOf(reading.drawn).filter((id) => pages.get(id)?.state === 'withdrawn');
  reading.same('cases that stand and are called withdrawn', gone, []);

  for (const { query, has } of [{ query: '', has: () => true }, drawnFilter(reading, [...pages.values()])])
    await compareLists(reading, query, new Map([...pages].filter(([, one]) => has(one))));
}

type Filter = { query: string; has: (one: Hazard) => boolean };

/** Narrowed by what one of the cases is. */
function drawnFilter({ random }: Reading, all: readonly Hazard[]): Filter {
  if (all.length === 0) return { query: 'grade=G&', has: () => true };
  const { grade, placeId, handling } = random.pick(all);
  const person = handling?.person;
  const lies = (id: string) => places.find((one) => one.id === id)?.ancestors.some((above) => above.id === placeId);
  return random.pick<Filter>([
    { query: `grade=${grade}&`, has: (one) => one.grade === grade },
    { query: `place=${placeId}&`, has: (one) => one.placeId === placeId || lies(one.placeId) === true },
    ...(person
      ? [{ query: `person=${person.id}&`, has: (one: Hazard) => one.handling?.person?.id === person.id }]
      : []),
  ]);
}

async function compareLists(reading: Reading, query: string, cases: ReadonlyMap<string, Hazard>): Promise<void> {
  const { around } = reading;
  const { counts } = await reading.json<HazardCounts>(`/api/hazards/counts?${query}`);
  for (const list of hazardLists) {
    const { first, rows } = await reading.list<HazardRows>(`/api/hazards?${query}list=${list}`);
    reading.same(
      `${query}${list}: its length, counted and on its page`,
      [counts[list], first.total],
      [rows.length, rows.length],
    );
    const isIn = members[list];
    const meant = [...cases.values()].filter((one) => isIn?.(one, around.now));
    if (isIn) reading.same(`${query}${list}, by the facts`, idsOf(rows), idsOf(meant));
    const known = rows.filter(({ id }) => cases.has(id));
    reading.same(`${query}${list}: what is in no list of all`, rows.length - known.length, 0);
    const lines = known.map((row) => caseLine(row, { ...around, cases }));
    await reading.file(`/api/hazards/file?${query}list=${list}`, '隐患清单', lines);
  }
}
