// 食品留样登记表 and 留样柜温度记录 of a canteen as one workbook, with 移交清单 where boxes lie under a seal or were handed over.
import { fridgeReadings, samples as sampleForm, type RegisterDays } from '../domain/ledgers/samples.ts';
import type { LedgerAround, LedgerForm } from '../domain/ledgers/form.ts';
import type { Seal } from '../domain/kitchen.ts';
import { handOverColumns, handOverRows } from './hand-over-sheet.ts';
import { cellsOf, columnOf } from './ledgers/write.ts';
import type { OutSheet } from './sheets/write-workbook.ts';

/** What one canteen kept. `timeZone`: the school's; times are written as its wall clock shows them. Oldest first. */
export type CanteenPages = RegisterDays & { name: string; seal?: Seal | undefined };

/** Two sheets a canteen, and a third where boxes lie under a seal or were handed over; `canteens` are named on them where there are several. */
export const registerSheets = (canteens: readonly CanteenPages[], timeZone: string): OutSheet[] => {
  const around = { timeZone, now: 0, placeOf: () => undefined, shows: false };
  return canteens.flatMap((canteen, n) => {
    const handed = handOverRows(canteen.samples, canteen.seal, timeZone);
    const of = canteens.length > 1 ? ` ${n + 1} ${plainName(canteen.name)}` : '';
    return [
      sheetOf(sampleForm, canteen, of, around),
      sheetOf(fridgeReadings, canteen, of, around),
      ...(handed.length > 0 ? [{ name: `移交清单${of}`, columns: handOverColumns, rows: handed }] : []),
    ];
  });
};

const sheetOf = (form: LedgerForm<RegisterDays>, days: RegisterDays, of: string, around: LedgerAround): OutSheet => ({
  name: `${form.sheet}${of}`,
  columns: form.heads.map(columnOf),
  rows: form.rowsOf(days, around).map((row) => cellsOf(row, form.heads)),
});

/** What Excel takes in the name of a sheet, of which it takes 31 characters in all. */
const plainName = (name: string): string => name.replaceAll(/[\\/*?:[\]']/g, ' ').slice(0, 18);
