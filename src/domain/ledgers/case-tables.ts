// 隐患排查整改台账 and the tables that follow from it (8.1), 报修工单 (8.8): the columns of `hazard-ledger.ts` as ledgers.
import { categoryOf, type Hazard } from '../hazard.ts';
import { ledgerTable, type LedgerSpan } from '../hazard-ledger.ts';
import { handlingOf, photosOf } from '../hazard-handling.ts';
import { statisticsTable, type Per } from '../hazard-statistics.ts';
import type { CaseTableName } from '../ledger-tables.ts';
import type { LedgerAround, LedgerForm, LedgerHead, LedgerRow, RowPicture } from './form.ts';

const always: LedgerSpan = { from: -Infinity, to: Infinity };
const nowhere = { timeZone: 'UTC', now: 0, placeOf: () => undefined };

/** Sentences stand in these. */
const wide: ReadonlySet<string> = new Set([
  'place',
  'spot',
  'what',
  'says',
  'measure',
  'meanwhile',
  'doneWhat',
  'remarks',
  'steps',
  'opinion',
  'why',
]);
/** What was written with a case may say who a student is. */
const told: ReadonlySet<string> = new Set(['what', 'measure', 'meanwhile', 'doneWhat', 'remarks', 'opinion']);

function headOf({ key, head, kind }: ReturnType<typeof ledgerTable>['columns'][number]): LedgerHead {
  return {
    head,
    kind,
    ...(wide.has(key) && { wide: true as const }),
    ...(told.has(key) && { partly: true as const }),
  };
}

/** The first photo before, or of the report, and the first after, with whoever sent it. */
const photoIn: Readonly<Record<string, (hazard: Hazard) => { sha256: string | undefined; by: string }>> = {
  before: (hazard) => ({ sha256: photosOf(hazard).before[0], by: hazard.reportedBy }),
  photos: ({ photos: [sha256], reportedBy: by }) => ({ sha256, by }),
  after: (hazard) => {
    const { rectified } = handlingOf(hazard);
    return { sha256: photosOf(hazard).after[0], by: rectified?.by.id ?? hazard.reportedBy };
  },
};

function picturesOf(hazard: Hazard, keys: readonly string[]): RowPicture[] {
  return keys.flatMap((key, column) => {
    const { sha256, by } = photoIn[key]?.(hazard) ?? {};
    if (sha256 === undefined || by === undefined) return [];
    const isDorm = categoryOf(hazard) === 'dormitory';
    return [
      {
        column,
        picture: {
          photo: { sha256, by, placeName: hazard.placeName, placeId: hazard.placeId, ...(isDorm && { isDorm }) },
        },
      },
    ];
  });
}

type Said = { law: string; sheet?: string };

/** A line a case, as it stands in the table of that name. */
export function caseTable(table: CaseTableName, { law, sheet }: Said): LedgerForm<Hazard> {
  const { title, columns } = ledgerTable(table, [], always, nowhere);
  const keys = columns.map(({ key }) => key);
  const numbered = keys.indexOf('n');
  return {
    title,
    law,
    sheet: sheet ?? title,
    heads: columns.map(headOf),
    ...(numbered >= 0 && { numbered }),
    rowsOf: (hazard, around: LedgerAround) =>
      ledgerTable(table, [hazard], always, around).rows.map(({ id, cells }): LedgerRow => {
        const pictures = picturesOf(hazard, keys);
        const row = { id, of: id, cells: cells.map(filled) };
        return pictures.length > 0 ? Object.assign(row, { pictures }) : row;
      }),
  };
}

/** What says nothing is empty, as in every ledger. */
const filled = (cell: LedgerRow['cells'][number]): LedgerRow['cells'][number] => (cell === '' ? null : cell);

/** 季度统计表, 年度统计表: the lines of one quarter or year, of the cases reported in it. */
export function statistics(per: Per, { law }: Said): LedgerForm<readonly Hazard[]> {
  const { title, columns, signs = [] } = statisticsTable(per, [], nowhere);
  return {
    title,
    law,
    sheet: title,
    heads: columns.map(headOf),
    signs,
    rowsOf: (hazards, around) =>
      statisticsTable(per, hazards, around).rows.map(({ id, cells }) => ({ id, of: '', cells: cells.map(filled) })),
  };
}
