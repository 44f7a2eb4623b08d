// The three figures that the law gives for a food sample, and the words by which a question about one of them is known.
import { lawFigures } from './figures.ts';
import { fridgeLimits } from './kitchen.ts';

export type SampleLaw = {
  least: { min: number; max?: number };
  /** The law's own first. Another is `times` one of those and begins at `zero` of them: kg, °F. */
  units: ReadonlyMap<string, Unit>;
  /** What a question about this figure says, whatever its unit. */
  isAbout: RegExp;
  /** What another question says that counts in the same units. */
  isNot: RegExp;
  /** Where only a most is given, it is about this figure by these words alone: within an hour is no shelf life. */
  isKept?: RegExp;
};
type Unit = { times: number; zero: number };

const named = (names: string, times = 1, zero = 0): [string, Unit][] =>
  names.split(' ').map((name) => [name, { times, zero }]);
const unitsOf = (...units: [string, Unit][][]): SampleLaw['units'] => new Map(units.flat());

export const weight: SampleLaw = {
  least: { min: lawFigures.grams },
  units: unitsOf(
    named('g 克 gr gm gram grams'),
    named('mg 毫克', 0.001),
    named('kg 千克 公斤 kgs kilo kilos', 1000),
    named('两', 50),
    named('斤', 500),
    named('oz 盎司 ounce ounces', 28.35),
    named('lb 磅 lbs pound pounds', 453.6),
    // A soup is measured so. It weighs about as much.
    named('ml 毫升 cc'),
    named('l 升', 1000),
  ),
  isAbout: /量|重|克|斤|多少|\b(weigh\w*|grams?|how much|amount|quantity)\b/,
  // How heavy the empty box is, what the scales say of themselves, what it is cleaned with.
  isNot:
    /空(盒|袋|瓶|罐)|(?<![每单一])(盒|容器|器皿|袋)子?(的|有|自)?(多重|重|净重)|秤.{0,4}(误差|精度|校|准)|消毒[液片]|容积|容量|\bempty\b|\b(box|container|bag)('s)? weigh|weight of (the |an? )*(sample )?(box|container|bag)|\bscales?\b/,
};

const hours: SampleLaw = {
  least: { min: lawFigures.keepHours },
  units: unitsOf(
    named('h 小时 个小时 时 钟头 个钟头 hr hrs hour hours'),
    named('d 天 日 昼夜 day days', 24),
    named('周 week weeks', 168),
    named('min 分钟 mins minute minutes', 1 / 60),
  ),
  isAbout: /保存|存放|保留|留存|冷藏多|时长|小时|多久|几天|多少天|天数|\b(kept|keep|stor\w+|hours|days|how long)\b/,
  // How soon it is put away, written down or sent is another question; so is how long it stood in the warm or tools in a bath.
  isNot:
    /^(?!.*(保存|存放|保留|留存|\bkept\b|\bkeep\b|\bstor)).*(放入|放进|入柜|登记|送检|以内|之内|小时内|分钟内|天内|\b(within|until|before)\b)|常温|室温|敞放|冷却|浸泡|消毒|抽查|room temperature/s,
  isKept: /保存|存放|保留|留存|时长|\b(kept|keep|stor\w+)\b/,
};

const cold: SampleLaw = {
  least: fridgeLimits,
  units: unitsOf(
    named('°c 度 摄氏度 c celsius degrees'),
    named('°f 华氏度 f fahrenheit', 5 / 9, -160 / 9),
    named('k', 1, -273.15),
  ),
  isAbout: /温|几度|多少度|°c|\b(temperatures?|degrees|celsius|how cold)\b/,
  // Of the dish itself before it goes in, and of what else is warm or frozen.
  isNot: /中心|加热|常温|室温|体温|水温|消毒|冻|留样间|用电|菜品温度|食品温度|\b(core|frozen|freezer|room|body)\b/,
};

/** In the order in which words without a unit are asked. */
export const laws: readonly SampleLaw[] = [cold, hours, weight];

const isOfSample = /留\s*样|食品样品|\b(food|retained|retention|meal|dish) samples?\b|\bsample (box|fridge|boxes)\b/;
const isSample = /样品|\bsamples?\b/;
const isOfFood = /食|菜|餐|饭|厨|\b(food|dish\w*|meals?|canteen|kitchen)\b/;
/** What stands above it may be about more than samples. */
const isElsewhere = /库|备餐|厨房|室内|水|油|\b(kitchen|water|oil|store ?room)\b/;

export type Whose = 'its own' | 'of its heading' | null;

/** Whether words are about a food sample: by themselves, or by what stands above them. */
export function whose(words: string, heading: string): Whose {
  if (isOfSample.test(words) || (isSample.test(words) && isOfFood.test(`${words} ${heading}`))) return 'its own';
  return isOfSample.test(heading) && !isElsewhere.test(words) ? 'of its heading' : null;
}
