// What a number of cases was as today began and a week ago, in words; empty where nobody kept it.
import type { CaseDay, HazardCounts } from '../../domain/hazard-reports.ts';
import type { HazardsTodayWords } from '../words/zh/hazards-today.ts';

export const wasBefore = (before: HazardCounts['before'], of: keyof CaseDay, words: HazardsTodayWords): string[] =>
  [
    before?.today && words.wasToday(before.today[of]),
    before?.['last-week'] && words.wasLastWeek(before['last-week'][of]),
  ].filter((line) => typeof line === 'string');
