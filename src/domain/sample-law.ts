// What the law asks of a food sample (125 g, 48 h, 0-8 ℃), known by its words: an item that a school writes itself about a
// sample is held to it as well, whatever it was copied from and whatever checklists the school has.
import { fridgeLimits } from './kitchen.ts';
import { lawFigures } from './figures.ts';
import type { Column, Item } from './template.ts';

type Limit = Item['limit'];

type Figure = { min: number; max?: number };

/** `units`: what one of each comes to in the unit of `least`. `isAbout`: where no unit says which figure is meant. */
type SampleLaw = {
  least: Figure;
  units: Readonly<Record<string, number>>;
  isAbout: RegExp;
  isNot: RegExp;
};

const laws: readonly SampleLaw[] = [
  {
    least: { min: lawFigures.grams },
    units: {
      g: 1,
      克: 1,
      gram: 1,
      grams: 1,
      kg: 1000,
      千克: 1000,
      公斤: 1000,
      mg: 0.001,
      毫克: 0.001,
      两: 50,
      斤: 500,
    },
    isAbout: /量|重|weight/,
    // How heavy the empty box is, or what the scales say of themselves.
    isNot: /盒|容器|器皿|袋|秤|\b(box|container|bag|scales?)\b/,
  },
  {
    least: { min: lawFigures.keepHours },
    units: { h: 1, 小时: 1, 时: 1, hour: 1, hours: 1, 天: 24, 日: 24, day: 24, days: 24, min: 1 / 60, 分钟: 1 / 60 },
    isAbout: /保存|存放|保留|留存|时长|\b(kept|keep|storage|stored)\b/,
    // How soon it is put away, written down or sent is another question.
    isNot: /内|放入|登记|送检|多久|\b(within|until|before)\b/,
  },
  {
    least: fridgeLimits,
    units: { '°c': 1, c: 1, 度: 1, 摄氏度: 1 },
    isAbout: /温度|temperature/,
    // Of the dish itself, before it goes in.
    isNot: /中心|加热|菜品温度|食品温度|\bcore\b/,
  },
];

const isOfSample = /留样|\b(food|retained) samples?\b/;
const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
/** Both languages, as one text to look at. */
const wordsOf = ({ text }: Pick<Item, 'text'>, column?: Column): string =>
  plain([text.zh, text.en, column?.zh, column?.en].filter(Boolean).join(' '));

/**
 * The item with the law's figures in the place of its own, in its own units; nothing where it gives no figure or is about
 * something else. What is laxer than this is laxer than the law.
 */
export function leastOfSample(item: Item): Item[] {
  const own = lawfulLimit(wordsOf(item), item.limit);
  const columns = item.columns?.map((column) => {
    const limit = lawfulLimit(wordsOf(item, column), column.limit);
    return limit ? { ...column, limit } : { ...column, limit: undefined, date: undefined };
  });
  if (!own && !columns?.some(({ limit }) => limit)) return [];
  return [{ ...item, limit: own, columns, date: undefined, showIf: undefined, showIfAny: undefined }];
}

function lawfulLimit(words: string, limit: Limit): Limit {
  if (!limit || (limit.min ?? limit.max) === undefined || !isOfSample.test(words)) return undefined;
  const unit = limit.unit && plain(limit.unit.zh);
  const law = laws.find(
    ({ units, isAbout, isNot }) => !isNot.test(words) && (unit ? units[unit] !== undefined : isAbout.test(words)),
  );
  if (!law) return undefined;
  const one = (unit && law.units[unit]) || 1;
  const { min, max } = law.least;
  return { min: min / one, ...(max === undefined ? {} : { max: max / one }), unit: limit.unit };
}

/** Whether its words themselves ask for less of a sample: 留样不少于 100 克. */
export function saysLessOfSample(item: Item): boolean {
  return [item.text.zh, item.text.en].map(plain).some((text) => isOfSample.test(text) && asksLess(text));
}

const atLeast =
  /(?:≥|>=|不少于|不低于|不得少于|不得低于|至少|满|at least)[^\d，。；、,.;]{0,6}(\d+(?:\.\d+)?)\s*([a-z]+|[一-鿿]{1,2})/gu;

function asksLess(text: string): boolean {
  return [...text.matchAll(atLeast)].some(([, figure = '', unit = '']) =>
    laws.some(({ least, units, isNot }) => {
      const one = units[unit] ?? units[unit.slice(0, 1)];
      return one !== undefined && !isNot.test(text) && Number(figure) * one < least.min;
    }),
  );
}
