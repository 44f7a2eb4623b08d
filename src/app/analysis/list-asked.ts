// Which rounds, things or meals are listed: kept in the address, so that a number opens what it counts.
import { assetAges, type AssetAge } from '../../domain/analysis-lists.ts';
import { assetKinds, type AssetKind } from '../../domain/asset.ts';
import { meals, type Meal } from '../../domain/kitchen.ts';
import { outcomes, type Outcome } from '../../domain/round.ts';

type Days = { from: string; to: string };
export type ListAsked = { place: string | null } & (
  | ({
      of: 'rounds';
      plan: string | null;
      route?: string | null;
      point?: string | null;
      outcome: Outcome | null;
    } & Days)
  | { of: 'assets'; kind: AssetKind | null; state: AssetAge | null }
  | ({ of: 'meals'; meal?: Meal | null; whole: 'yes' | 'no' | null } & Days)
);

const oneOf = <T extends string>(choices: readonly T[], text: string | undefined): T | null =>
  choices.find((choice) => choice === text) ?? null;
const dayText = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string | undefined): text is string =>
  text !== undefined && dayText.test(text) && !Number.isNaN(Date.parse(text));

/** What an address asks for; null where it cannot be read. */
export function readList(query: Readonly<Record<string, string>>): ListAsked | null {
  const { of, from, to } = query;
  const place = query['place'] || null;
  if (of === 'assets')
    return { of, place, kind: oneOf(assetKinds, query['kind']), state: oneOf(assetAges, query['state']) };
  if (!isDay(from) || !isDay(to)) return null;
  const days = from <= to ? { from, to } : { from: to, to: from };
  if (of === 'meals')
    return { of, place, ...days, meal: oneOf(meals, query['meal']), whole: oneOf(['yes', 'no'], query['whole']) };
  if (of !== 'rounds') return null;
  return {
    of,
    place,
    ...days,
    plan: query['plan'] || null,
    route: query['route'] || null,
    point: query['point'] || null,
    outcome: oneOf(outcomes, query['outcome']),
  };
}

const textOf = (asked: object): string =>
  new URLSearchParams(Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]))).toString();

export const listAddress = (asked: ListAsked): string => `/analysis/list?${textOf(asked)}`;

const nouns = { rounds: 'round-list', assets: 'asset-list', meals: 'meal-list' } as const;

/** What the server is asked. */
export function listPath({ of, ...asked }: ListAsked): string {
  const text = textOf(asked);
  return `/api/analysis/${nouns[of]}${text && `?${text}`}`;
}
