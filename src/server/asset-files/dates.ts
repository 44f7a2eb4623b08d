// Dates as people write them in a cell, or as a spreadsheet keeps them.
import { isRealDate } from '../../domain/value.ts';

/** 2018-05-03, 2018/5/3, 2018年5月3日, or the days since the end of 1899; yyyy-mm-dd, null for what is none. */
export function dayIn(text: string): string | null {
  const [year, month, day] = numbersIn(text);
  if (year === undefined || month === undefined || day === undefined) return null;
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isRealDate(said) ? said : null;
}

/** The same of a month, with or without a day: labels give none. */
export function monthIn(text: string): string | null {
  const [year, month, day = '1'] = numbersIn(text);
  return year === undefined || month === undefined ? null : (dayIn(`${year}-${month}-${day}`)?.slice(0, 7) ?? null);
}

const dayMs = 86_400_000;
const firstSerial = Date.UTC(1899, 11, 30);

function numbersIn(text: string): string[] {
  if (/^\d{5}(\.\d+)?$/.test(text))
    return new Date(firstSerial + Math.floor(Number(text)) * dayMs).toISOString().slice(0, 10).split('-');
  const numbers = /^((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})?\s*日?)?(?:[T ].*)?$/.exec(text);
  return numbers ? numbers.slice(1).filter((part): part is string => part !== undefined) : [];
}
