// Which records the desk shows: kept in the address, so that Back works and a link can be shared.
import type { InspectionRow } from '../../domain/reports.ts';
import { dayPlus } from '../days.ts';

export type Day = 'today' | 'yesterday' | 'week' | { from: string; to: string };
export type RecordFilter = {
  day: Day;
  place: string | null;
  template: string | null;
  /** Abnormal at this item of the template; nothing without one. */
  item: string | null;
  by: string | null;
  result: 'normal' | 'abnormal' | null;
  photosMissing: boolean;
  /** 补录. */
  late: boolean;
  /** What was taken back, instead of what stands. */
  withdrawn: boolean;
};

export const everythingToday: RecordFilter = {
  day: 'today',
  place: null,
  template: null,
  item: null,
  by: null,
  result: null,
  photosMissing: false,
  late: false,
  withdrawn: false,
};

const dayText = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string): boolean =>
  dayText.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** What an address asks for; what cannot be read in it is left out. */
export function readFilter(query: Readonly<Record<string, string>>): RecordFilter {
  return {
    day: readDay(query['day'] ?? ''),
    place: query['place'] || null,
    template: query['list'] || null,
    item: (query['list'] && query['item']) || null,
    by: query['by'] || null,
    result: query['result'] === 'abnormal' || query['result'] === 'normal' ? query['result'] : null,
    photosMissing: query['photos'] === 'missing',
    late: query['late'] === 'yes',
    withdrawn: query['state'] === 'withdrawn',
  };
}

function readDay(text: string): Day {
  if (text === 'yesterday' || text === 'week') return text;
  const [from = '', to = from] = text.split('..');
  if (!isDay(from) || !isDay(to)) return 'today';
  return from <= to ? { from, to } : { from: to, to: from };
}

const dayWord = (day: Day): string => (typeof day === 'string' ? day : `${day.from}..${day.to}`);

/** The address that shows this; today and everything is the bare one. */
export function addressOf(filter: RecordFilter): string {
  const query = new URLSearchParams();
  if (filter.day !== 'today') query.set('day', dayWord(filter.day));
  if (filter.place) query.set('place', filter.place);
  if (filter.template) query.set('list', filter.template);
  narrow(query, filter);
  const text = query.toString();
  return text ? `/records?${text}` : '/records';
}

/** What address and question say alike. */
function narrow(query: URLSearchParams, { template, item, by, result, photosMissing, late, withdrawn }: RecordFilter) {
  if (template && item) query.set('item', item);
  if (by) query.set('by', by);
  if (result) query.set('result', result);
  if (photosMissing) query.set('photos', 'missing');
  if (late) query.set('late', 'yes');
  if (withdrawn) query.set('state', 'withdrawn');
}

/** First and last day, both included; a week starts on Monday. `today` is yyyy-mm-dd where the school is. */
export function daysOf(day: Day, today: string): { from: string; to: string } {
  if (typeof day !== 'string') return day;
  if (day === 'yesterday') return { from: dayPlus(today, -1), to: dayPlus(today, -1) };
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  return { from: day === 'week' ? dayPlus(today, -sinceMonday) : today, to: today };
}

/** What the server is asked. */
export function reportPath(filter: RecordFilter, today: string): string {
  const query = new URLSearchParams(daysOf(filter.day, today));
  if (filter.place) query.set('place', filter.place);
  if (filter.template) query.set('template', filter.template);
  narrow(query, filter);
  return `/api/inspections?${query.toString()}`;
}

/** Does the list hold more than one day, so that the day has to be said? */
export const isOneDay = (day: Day, today: string): boolean => {
  const { from, to } = daysOf(day, today);
  return from === to;
};

export const isMissingPhotos = (row: Pick<InspectionRow, 'photos'>): boolean => row.photos.have < row.photos.total;
