// Which weeks of which place are read; kept in the address.
import { mondayOf, sundayOf } from '../../domain/week-share.ts';
import { dayPlus } from '../days.ts';

export const pages = ['inspections', 'rounds', 'hazards', 'registers'] as const;
export type AnalysisPage = (typeof pages)[number];

/** How many weeks back, the one under way among them. */
export const spans = [4, 13, 26, 52] as const;
export type AnalysisAsked = { page: AnalysisPage; weeks: (typeof spans)[number]; place: string | null };

export function readAsked(page: string | undefined, query: Readonly<Record<string, string>>): AnalysisAsked {
  return {
    page: pages.find((one) => one === page) ?? 'inspections',
    weeks: spans.find((n) => String(n) === query['weeks']) ?? 13,
    place: query['place'] || null,
  };
}

export function analysisAddress({ page, weeks, place }: AnalysisAsked): string {
  const query = new URLSearchParams();
  if (weeks !== 13) query.set('weeks', String(weeks));
  if (place) query.set('place', place);
  const text = query.toString();
  return `/analysis${page === 'inspections' ? '' : `/${page}`}${text ? `?${text}` : ''}`;
}

/** `today`: yyyy-mm-dd where the school is. */
export function analysisPath({ page, weeks, place }: AnalysisAsked, today: string): string {
  const monday = mondayOf(today);
  const place_ = place ? `&place=${encodeURIComponent(place)}` : '';
  return `/api/analysis/${page}?from=${dayPlus(monday, -7 * (weeks - 1))}&to=${sundayOf(monday)}${place_}`;
}
