// What the law asks of a food sample (125 g, 48 h, 0-8 ℃), known by its words: an item that a school writes itself about a
// sample is held to it as well, whatever it was copied from and whatever checklists the school has.
import { laws, weight, whose } from './sample-figures.ts';
import { asksLess, type Said } from './sample-words.ts';
import type { Item, Template } from './template.ts';

type Limit = Item['limit'];
type Words = { zh: string; en: string };

const counts =
  /数量|份数|样数|盒数|个数|种数|品种数|次数|人数|覆盖率|(几|多少)[份样盒个种次人]|\b(how many|number|count)\b/;
const countedIn = /^(份|样|盒|个|种|道|次|人|元|%|boxes|box|dishes|times|pcs)$/;

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
/** Without what it is of: g/份, 克每样. */
const unitOf = (limit: Limit): string =>
  plain(limit?.unit?.zh ?? '').replace(/\s*(?:\/\s*|每|per |each)(?:[份样盒个种道品餐次]*|dish|sample|box|meal)$/, '');

const wordsOf = (...texts: readonly (Words | undefined)[]): string =>
  plain(texts.flatMap((text) => (text ? [text.zh, text.en] : [])).join(' '));

/** What stands above each item: the name of the checklist and the heading it is under. */
export function headingsOf({ name, items }: Pick<Template, 'name' | 'items'>): (item: Item) => string {
  let section: Item['section'];
  const headings = new Map<string, string>();
  for (const item of items) {
    section = item.section ?? section;
    headings.set(item.id, wordsOf(name, section));
  }
  return ({ id }) => headings.get(id) ?? '';
}

/**
 * The item with the law's figures in the place of its own, in its own units; nothing where it gives no figure or is about
 * something else. What is laxer than this is laxer than the law. `heading`: from `headingsOf`.
 */
export function leastOfSample(item: Item, heading: string): Item[] {
  const own = lawfulLimit(wordsOf(item.text), heading, item.limit);
  const columns = item.columns?.map((column) => {
    const limit = lawfulLimit(wordsOf(item.text, column), heading, column.limit);
    return limit ? { ...column, limit } : { ...column, limit: undefined, date: undefined };
  });
  if (!own && !columns?.some(({ limit }) => limit)) return [];
  return [{ ...item, limit: own, columns, date: undefined, showIf: undefined, showIfAny: undefined }];
}

function lawfulLimit(words: string, heading: string, limit: Limit): Limit {
  const is = whose(words, heading);
  if (!limit || (limit.min ?? limit.max) === undefined || !is) return undefined;
  const unit = unitOf(limit) || unitIn(words);
  const law = laws.find((one) => {
    if (one.isNot.test(words) || (one.isKept && limit.min === undefined && !one.isKept.test(words))) return false;
    if (one.units.has(unit)) return is === 'its own' || one.isAbout.test(words);
    const isCounted = countedIn.test(unit) || counts.test(words);
    return !isCounted && one.isAbout.test(words) && !laws.some(({ units }) => units.has(unit));
  });
  if (!law) return undefined;
  // In a unit that cannot be compared, the law's own has to be used.
  const [own = ''] = law.units.keys();
  const { times, zero } = law.units.get(unit) ?? { times: 1, zero: 0 };
  const { min, max } = law.least;
  const of = (figure: number): number => Number(((figure - zero) / times).toPrecision(12));
  return {
    min: of(min),
    ...(max === undefined ? {} : { max: of(max) }),
    unit: law.units.has(unit) || !limit.unit ? limit.unit : { zh: own, en: own },
  };
}

/** Where the words themselves say it: 留样（kg）. */
const unitIn = (words: string): string =>
  [...words.matchAll(/\(([^()\d]{1,7})\)/g)]
    .map(([, said = '']) => said.trim())
    .find((said) => laws.some(({ units }) => units.has(said))) ?? '';

/**
 * Whether its words ask for less of a sample, in what it is called, a column, a choice that passes for normal, or what is said
 * of a limit: 留样不少于 100 克, 0-10 ℃.
 */
export function saysLessOfSample(item: Item, heading: string): boolean {
  const { text, section, limit, date, options, columns = [] } = item;
  const of = wordsOf(text);
  const said = [text, section].flatMap((words) => both(words, ''));
  said.push(...both(limit?.note, of), ...both(date?.note, of), ...choices(options, of));
  for (const column of columns) {
    const ofColumn = wordsOf(text, column);
    said.push(...both(column, of), ...both(column.limit?.note, ofColumn), ...choices(column.options, ofColumn));
  }
  return said.some((one) => {
    const is = whose(`${one.of} ${one.words}`, heading);
    return is !== null && laws.some((law) => asksLess(one, law, is === 'its own' || law === weight));
  });
}

const both = (text: Words | undefined, of: string, isAnswer = false): Said[] =>
  text ? [text.zh, text.en].map((words) => ({ words: plain(words), of, isAnswer })) : [];

const choices = (options: Item['options'] = [], of: string): Said[] =>
  options.filter(({ abnormal }) => !abnormal).flatMap((option) => both(option, of, true));
