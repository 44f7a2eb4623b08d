// Where a list, its count, what it leads to and its file part ways.
import { change, type Mutant } from './mutant.ts';

const cases = 'src/server/store/sqlite/cases.ts';
const reports = 'src/server/store/sqlite/reports.ts';
const lists = 'src/domain/ledgers/lists.ts';
const drawn = ['tests/proof/lists/lists.test.ts', 'drawn schools'] as const;
const about = { thread: 'reliability.md P6', lesson: 'list, page and file say the same', by: drawn };

export const ofTheLists: readonly Mutant[] = [
  {
    ...about,
    name: 'the next page of a list leaves one out',
    patches: [
      change(
        reports,
        'more: rows.length > filter.limit,\n        totals',
        'more: rows.length > filter.limit + 1,\n        totals',
      ),
    ],
  },
  {
    ...about,
    name: 'the next page of the cases begins with the last one again',
    patches: [
      change(cases, "after: '(r.reported_at, r.id) < (:at, :id)'", "after: '(r.reported_at, r.id) <= (:at, :id)'"),
    ],
  },
  {
    ...about,
    name: 'what was taken back is counted as received',
    patches: [change(reports, 'coalesce(sum(${stands}), 0) AS received', 'count(*) AS received')],
  },
  {
    ...about,
    name: 'what was taken back is in the list of open cases',
    patches: [change(cases, '  open: isOpen,', "  open: `r.state <> 'closed'`,")],
  },
  {
    ...about,
    name: 'the file of cases lacks what was noted',
    patches: [
      change(lists, "joined([titleIn('zh', row), row.note !== row.text.zh && row.note])", "titleIn('zh', row)"),
    ],
  },
];
