// Which weekly or monthly report is read; kept in the address.
import { briefingKinds, type BriefingKind } from '../../../domain/briefing.ts';

/** `day`: any day of the week or month, yyyy-mm-dd; null for the last one that is final. */
export type BriefingAsked = { kind: BriefingKind; day: string | null };

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

export const readAsked = (query: Readonly<Record<string, string>>): BriefingAsked => ({
  kind: briefingKinds.find((one) => one === query['kind']) ?? 'week',
  day: isDay(query['day']) ? query['day'] : null,
});

const queryOf = ({ kind, day }: BriefingAsked): string => new URLSearchParams({ kind, ...(day && { day }) }).toString();

export const briefingAddress = (asked: BriefingAsked): string => `/analysis/briefing?${queryOf(asked)}`;
export const briefingPath = (asked: BriefingAsked): string => `/api/briefing?${queryOf(asked)}`;
