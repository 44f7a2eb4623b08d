// In what two entries under one id differ, in words that a person can go by.
import { canonical } from '../domain/canonical.ts';
import type { TwiceSaid } from '../domain/reports.ts';
import type { Template } from '../domain/template.ts';

type Said = { [key: string]: unknown };
type Differing = Pick<TwiceSaid, 'items' | 'parts'>;

const mostItems = 20;
const partOf: Readonly<Record<string, TwiceSaid['parts'][number]>> = {
  at: 'time',
  startedAt: 'time',
  finishedAt: 'time',
  activeMs: 'time',
  photos: 'photos',
  placeId: 'place',
  canteenId: 'place',
  answers: 'answers',
};
/** They differ in every case, or with what they stand for. */
const ofItself = new Set(['id', 'hash', 'body', 'opSeq', 'device']);

export function differing(first: Said, second: Said, template: Template | undefined): Differing {
  const bodies = [bodyOf(first), bodyOf(second)] as const;
  const keys = [...keysThatDiffer(first, second).filter((key) => !ofItself.has(key)), ...keysThatDiffer(...bodies)];
  const items = template ? itemsThatDiffer(...bodies, template) : [];
  const parts = new Set(keys.map((key) => partOf[key] ?? 'other'));
  if (items.length > 0) parts.delete('answers');
  return { items, parts: [...parts] };
}

const bodyOf = ({ body }: Said): Said => (typeof body === 'object' && body !== null ? (body as Said) : {});

const keysThatDiffer = (one: Said, other: Said): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((key) => text(one[key]) !== text(other[key]));

const text = (value: unknown): string => (value === undefined ? '' : canonical(value));

function itemsThatDiffer(one: Said, other: Said, template: Template): Differing['items'] {
  const [before, after] = [answersOf(one), answersOf(other)];
  return template.items
    .filter(({ id }) => text(before.get(id)) !== text(after.get(id)))
    .slice(0, mostItems)
    .map((item) => item.text);
}

const answersOf = ({ answers }: Said): Map<unknown, unknown> =>
  new Map(Array.isArray(answers) ? answers.map((answer: { itemId?: unknown } | null) => [answer?.itemId, answer]) : []);
