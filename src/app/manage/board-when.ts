// When a round may be walked, in a few letters: from what time to what time, or from what day to what day.
import { isOfPeriod, lastDayOf } from '../../domain/round-days.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import { dayName } from '../days.ts';
import { clock } from '../format.ts';
import type { Language } from '../state.ts';
import type { BoardWords } from '../words/rounds-board.ts';

/** `n`: which of its plan on its day; a period has one. */
export function roundWhen(row: RoundRow, n: number, words: BoardWords, language: Language): string {
  if (!isOfPeriod(row)) return `${words.round(n)} ${clock(row.plannedAt)}–${clock(row.finishBy)}`;
  return `${dayName(row.day, language)} – ${dayName(lastDayOf(row), language)}`;
}
