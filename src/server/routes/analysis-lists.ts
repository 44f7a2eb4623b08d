// The lists that figures of the analysis open and that stand nowhere else: closed rounds, things in use, meals; for managers.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { AssetList, assetAges, MealList, RoundList, UnreachedList } from '../../domain/analysis-lists.ts';
import { mostAnalysisWeeks } from '../../domain/analysis-reports.ts';
import { assetCategories, assetKinds } from '../../domain/asset.ts';
import { authorize } from '../../domain/authorize.ts';
import { meals } from '../../domain/kitchen.ts';
import { countedAssets, countedMeals, countedPoints, countedRounds } from '../../domain/ledgers/counted-lists.ts';
import type { LedgerForm } from '../../domain/ledgers/form.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { outcomes } from '../../domain/round.ts';
import { Id } from '../../domain/schema/text.ts';
import { assetList, mealList, roundList, unreachedList, type ListAsked } from '../analysis-lists.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import type { FileForm } from '../ledgers/write.ts';
import { asFile, listFile, type Filter } from '../list-file.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import { placesFor } from './analysis.ts';
import { describe } from './describe.ts';
import { Before, checkDays, Day, Limit, readQuery, writePageEnd } from './query.ts';

const page = { place: v.optional(Id), before: Before, limit: Limit };
const days = { from: Day, to: Day };
const RoundQuery = v.strictObject({
  ...days,
  plan: v.optional(Id),
  /** Those of it that were walked whole. */
  route: v.optional(Id),
  /** Those that were to reach just this one. */
  point: v.optional(Id),
  outcome: v.optional(v.picklist(outcomes)),
  ...page,
});
const UnreachedQuery = v.strictObject({ ...days, ...page });
const AssetQuery = v.strictObject({
  /** What pages asked for before there were kinds. */
  category: v.optional(v.picklist(assetCategories)),
  kind: v.optional(v.picklist(assetKinds)),
  state: v.optional(v.picklist(assetAges)),
  ...page,
});
const MealQuery = v.strictObject({
  ...days,
  meal: v.optional(v.picklist(meals)),
  whole: v.optional(v.picklist(['yes', 'no'])),
  ...page,
});

/** The same page of a list as it is asked for; `at` of where one ends is how many came before. */
function pageOf<T extends { id: string }>(rows: readonly T[], { before, limit }: v.InferOutput<typeof Page>) {
  const first = before?.at ?? 0;
  const shown = rows.slice(first, first + limit);
  const end = first + shown.length;
  const next = end < rows.length ? writePageEnd({ at: end, id: shown.at(-1)?.id ?? '' }) : null;
  return { rows: shown, total: rows.length, next };
}
const Page = v.object(page);

export function analysisListRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const add = <
    R extends { id: string },
    const S extends v.GenericSchema<unknown, v.InferOutput<typeof Page> & { from?: string; to?: string }>,
  >(
    path: string,
    summary: string,
    gives: v.GenericSchema,
    query: S & { entries: v.ObjectEntries },
    form: LedgerForm<R>,
    make: (asked: ListAsked, given: v.InferOutput<S>) => Promise<{ rows: R[] }>,
  ) => {
    const description = describe({
      summary,
      gives,
      query: Object.keys(query.entries),
      refuses: ['bad-query', 'login', 'revoked', 'not-found'],
    });
    const read = async (c: Context<PatrolEnv>, given: v.InferOutput<S>, at: number) => {
      const { place, from = '', to = '' } = given;
      if (from) checkDays({ from, to }, mostAnalysisWeeks * 7);
      return make({ ...(await placesFor(c, parts, place)), place, from, to, at }, given);
    };
    const mustRead = (c: Context<PatrolEnv>) => {
      if (!authorize(c.get('signedIn').person, { do: 'read-reports' })) throw new Refusal('not-found');
    };
    app.get(path, description, signedIn(parts), async (c: Context<PatrolEnv>) => {
      mustRead(c);
      const given = readQuery(c, query) as v.InferOutput<S>;
      const at = parts.now();
      const { rows, ...more } = await read(c, given, at);
      return c.json({ protocol, ...more, ...pageOf(rows, given), asOf: at }, 200, { 'cache-control': 'no-store' });
    });
    const take = describe({
      summary: 'The same list whole, as a workbook or as CSV; for managers',
      givesFile: [xlsxType, csvType],
      query: [...Object.keys(query.entries), ...Object.keys(asFile)],
      refuses: ['bad-query', 'login', 'revoked', 'not-found'],
    });
    app.get(`${path}/file`, take, signedIn(parts), async (c: Context<PatrolEnv>) => {
      mustRead(c);
      const { as, ...given } = readQuery(c, v.strictObject({ ...query.entries, ...asFile })) as v.InferOutput<S> & {
        as: FileForm;
      };
      const { rows } = await read(c, given as v.InferOutput<S>, parts.now());
      async function* pages() {
        yield rows;
      }
      const { before: _before, limit: _limit, ...filter } = given as Filter;
      return listFile(c, parts, { what: path.split('/').at(-1) ?? '', form, filter, as, pages: pages() });
    });
  };
  add(
    '/api/analysis/round-list',
    'Closed rounds of some days, the latest first; for managers',
    RoundList,
    RoundQuery,
    countedRounds,
    (asked, { plan, route, point, outcome }) => roundList(parts, asked, { plan, route, point, outcome }),
  );
  add(
    '/api/analysis/unreached-list',
    'Points that were due in the weeks of some days and never reached, in the order of places; for managers',
    UnreachedList,
    UnreachedQuery,
    countedPoints,
    (asked) => unreachedList(parts, asked),
  );
  add(
    '/api/analysis/asset-list',
    'Things in use, by what is due first; for managers',
    AssetList,
    AssetQuery,
    countedAssets,
    (asked, { category, kind, state }) => assetList(parts, asked, { category, kind, state }),
  );
  add(
    '/api/analysis/meal-list',
    'Meals whose time for samples is over, and whether all is kept as the law asks, the latest first; for managers',
    MealList,
    MealQuery,
    countedMeals,
    (asked, { meal, whole }) => mealList(parts, asked, { meal, isWhole: whole && whole === 'yes' }),
  );
}
