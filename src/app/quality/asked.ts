// What a manager looks at: the address says it, so that a number opens what it counted.
import type { RemarkKind } from '../../domain/remarks.ts';
import { remarkKinds } from '../../domain/schema/told-remark.ts';
import { dayPlus } from '../days.ts';

export const spans = [7, 30, 90] as const;
export type Span = (typeof spans)[number];

export type RemarkAsk = { days: Span; kind: RemarkKind | null; place: string | null; looked: boolean };
export const pairStates = ['done', 'open', 'lapsed'] as const;
export type PairState = (typeof pairStates)[number];
export type PairAsk = { days: Span; list: string | null; state: PairState | null };

const spanIn = (text: string | undefined, usual: Span): Span => spans.find((one) => String(one) === text) ?? usual;

/** What an address asks for; what cannot be read in it is left out. */
export const readRemarkAsk = ({ days, kind, place, looked }: Readonly<Record<string, string>>): RemarkAsk => ({
  days: spanIn(days, 7),
  kind: remarkKinds.find((one) => one === kind) ?? null,
  place: place || null,
  looked: looked === 'yes',
});

export const readPairAsk = ({ days, list, state }: Readonly<Record<string, string>>): PairAsk => ({
  days: spanIn(days, 30),
  list: list || null,
  state: pairStates.find((one) => one === state) ?? null,
});

export function remarkAddress({ days, kind, place, looked }: RemarkAsk): string {
  const query = new URLSearchParams({ days: String(days) });
  if (kind) query.set('kind', kind);
  if (place) query.set('place', place);
  if (looked) query.set('looked', 'yes');
  return `/quality?${query}`;
}

export function pairAddress({ days, list, state }: PairAsk): string {
  const query = new URLSearchParams({ days: String(days) });
  if (list) query.set('list', list);
  if (state) query.set('state', state);
  return `/quality/rechecks?${query}`;
}

const daysTo = (days: Span, today: string) => ({ from: dayPlus(today, 1 - days), to: today });

/** What the server is asked; today is among the days. */
export function remarkPath({ days, kind, place, looked }: RemarkAsk, today: string): string {
  const query = new URLSearchParams(daysTo(days, today));
  if (kind) query.set('kind', kind);
  if (place) query.set('place', place);
  if (looked) query.set('looked', 'yes');
  return `/api/remarks?${query}`;
}

/** All pairs of the days are asked for, and sorted out here: then every number counts the same rows. */
export const pairPath = ({ days }: PairAsk, today: string): string =>
  `/api/rechecks/pairs?${new URLSearchParams(daysTo(days, today))}`;

/** What a file of those on the screen is asked with. */
export function pairListPath(asked: PairAsk, today: string): string {
  const only = new URLSearchParams();
  if (asked.list) only.set('template', asked.list);
  if (asked.state) only.set('pair', asked.state);
  return [pairPath(asked, today), only].filter((part) => String(part) !== '').join('&');
}
