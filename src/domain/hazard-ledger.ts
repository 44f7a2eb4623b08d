// 隐患排查整改台账 and the tables that follow from it, as rows: the same on the screen, on paper and in a workbook.
import type { Hazard } from './hazard.ts';
import { isRepeat } from './hazard-handling.ts';
import {
  columns,
  isOpenCase,
  lineOf,
  type ColumnKey,
  type LedgerAround,
  type LedgerCell,
} from './hazard-ledger-columns.ts';
import { stands } from './hazard-sets.ts';
import { statisticsTable } from './hazard-statistics.ts';
import { officialGrade } from './hazard-words.ts';
import { type CaseTableName, type LedgerTableName } from './ledger-tables.ts';

const ledgerTitles: Record<CaseTableName, string> = {
  ledger: '隐患排查整改台账',
  yearly: '年度学校安全隐患整改销号登记表',
  major: '重大事故隐患治理清单',
  supervised: '挂牌督办清单',
  open: '未销号隐患清单',
  repeat: '反复隐患清单',
  repairs: '报修工单',
};

const head = ['n', 'number', 'found'] as const;
const end = ['isClosed', 'closed', 'closer'] as const;

/** The order of the columns; those of `ledger` and `repairs` are the forms of `domain.md` 8.1 and 8.8. */
const keysOf: Record<CaseTableName, readonly ColumnKey[]> = {
  ledger: [
    ...head,
    'way',
    'finder',
    'place',
    'category',
    'what',
    'before',
    'grade',
    'basis',
    'measure',
    'dept',
    'person',
    'leader',
    'fund',
    'until',
    'meanwhile',
    'done',
    'doneWhat',
    'after',
    'checker',
    'checked',
    'verdict',
    ...end,
    'lookBack',
    'lookedBack',
    'remarks',
  ],
  yearly: [
    ...head,
    'place',
    'what',
    'grade',
    'dept',
    'person',
    'until',
    'done',
    'doneWhat',
    'checker',
    'checked',
    ...end,
    'remarks',
  ],
  major: [
    ...head,
    'place',
    'what',
    'basis',
    'measure',
    'fund',
    'dept',
    'person',
    'helpers',
    'leader',
    'steps',
    'meanwhile',
    'state',
    'opinion',
    ...end,
    'remarks',
  ],
  supervised: [
    ...head,
    'place',
    'what',
    'grade',
    'why',
    'listed',
    'watchedBy',
    'watchedUntil',
    'dept',
    'person',
    'measure',
    'meanwhile',
    'state',
    'overdue',
    'urged',
    'lifted',
    ...end,
    'remarks',
  ],
  open: [
    ...head,
    'place',
    'category',
    'what',
    'grade',
    'dept',
    'person',
    'until',
    'state',
    'overdue',
    'meanwhile',
    'remarks',
  ],
  repeat: [...head, 'place', 'category', 'what', 'grade', 'times', 'dept', 'person', 'state', ...end, 'remarks'],
  repairs: [
    'order',
    'asker',
    'spot',
    'kind',
    'says',
    'photos',
    'takenAt',
    'given',
    'acceptedAt',
    'arrivedAt',
    'finishedAt',
    'material',
    'cost',
    'accepted',
    'rated',
    'revisit',
  ],
};

/** `from` and `to`: UTC ms, `to` not included. */
export type LedgerSpan = { from: number; to: number };

/**
 * Does a case stand in a table? By the day it was reported; what was carried over stands in the year's register, among the major, the supervised and the repeated
 * ones until it was closed before the time asked for, and among the open ones. 较大 counts as 一般 (`officialGrade`).
 */
export function standsIn(table: LedgerTableName, hazard: Hazard, { from, to }: LedgerSpan): boolean {
  if (!stands(hazard) || hazard.reportedAt >= to) return false;
  const isReported = hazard.reportedAt >= from;
  const closedAt = isOpenCase(hazard) ? null : (hazard.handling?.closed?.at ?? null);
  const isCarriedOver = isReported || closedAt === null || closedAt >= from;
  switch (table) {
    case 'ledger':
    case 'quarter':
    case 'year':
      return isReported;
    case 'yearly':
      return isCarriedOver;
    case 'major':
      return isCarriedOver && officialGrade(hazard.grade) === 'M';
    case 'supervised':
      return isCarriedOver && !!hazard.handling?.supervised;
    case 'open':
      // As the list 未销号 counts them: however long ago it was found.
      return isOpenCase(hazard);
    case 'repeat':
      return isCarriedOver && isRepeat(hazard);
    case 'repairs':
      return isReported && hazard.repair !== undefined;
  }
}

/** `key`: a `ColumnKey`, or a figure of the statistics. */
export type LedgerColumn = { key: string; head: string; kind: 'text' | 'count' | 'day' | 'time' };
/** `signs`: who signs it, under the table. `id`: the case of a line; of statistics its time and field. */
export type LedgerTable = {
  title: string;
  columns: LedgerColumn[];
  rows: { id: string; cells: LedgerCell[] }[];
  signs?: string[];
};

/** The table of these cases, the oldest first. */
export function ledgerTable(
  table: LedgerTableName,
  hazards: readonly Hazard[],
  span: LedgerSpan,
  around: LedgerAround,
): LedgerTable {
  const standing = hazards.filter((hazard) => standsIn(table, hazard, span));
  if (table === 'quarter' || table === 'year') return statisticsTable(table, standing, around);
  const keys = keysOf[table];
  const lines = standing.toSorted((a, b) => a.reportedAt - b.reportedAt || (a.id < b.id ? -1 : 1));
  return {
    title: ledgerTitles[table],
    columns: keys.map((key) => ({ key, head: columns[key].head, kind: columns[key].kind })),
    rows: lines.map((hazard, i) => {
      const line = lineOf(hazard, i + 1, around);
      return { id: hazard.id, cells: keys.map((key) => columns[key].cell(line)) };
    }),
  };
}
