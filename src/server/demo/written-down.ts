// What is written down in the tables of an ordinary day: in the canteen who was looked at, what was delivered and who ate along, in the dormitory what was found and how many
// slept there. No chance decides, so that nothing else of the demo school hangs on it.
import type { Answer } from '../../domain/answer.ts';

const cooks = [
  ['刘师傅', '厨师'],
  ['马桂芳', '切配'],
  ['何建军', '面点'],
  ['沈丽', '洗消'],
] as const;
const goods = [
  ['猪后腿肉', '鲜品', '45 kg', '3 天', '城南肉联'],
  ['大白菜', '散装', '80 kg', '5 天', '惠民蔬菜'],
  ['鸡蛋', '30 枚/板', '20 板', '30 天', '东湖蛋品'],
  ['大米', '25 kg/袋', '10 袋', '12 个月', '金穗粮油'],
] as const;
const dishes = ['菜量足，汤偏淡', '口味合适，米饭略硬', '热菜够热，学生爱吃'] as const;
const washed = [
  ['碗', '650 只', '蒸汽', '100 ℃', '15 分钟'],
  ['筷子、勺', '650 套', '红外', '120 ℃', '20 分钟'],
] as const;
const things = ['热得快', '电热毯', '电水壶', '卷发棒'] as const;

type Values = Readonly<Record<string, Answer['value']>>;

/** Good until the next first or fifteenth that is at least a week away: soon, whenever it is asked. */
function soonOver(day: string): string {
  const [year = 0, month = 1, of = 1] = new Date(Date.parse(day) + 7 * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .map(Number);
  return new Date(of < 15 ? Date.UTC(year, month - 1, 15) : Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function canteen(day: string, hour: number): Values {
  const nth = Math.floor(Date.parse(day) / 86_400_000);
  const checks = cooks.map(([name, post], n) => {
    const until = n === 2 ? soonOver(day) : `${Number(day.slice(0, 4)) + 1}-09-01`;
    return [name, post, `36.${(nth + n) % 6}`, '否', '否', '否', '否', 'pass', 'pass', until, '上岗'];
  });
  const came = goods
    .filter((_one, n) => (nth + n) % 2 === 0)
    .map(([name, form, amount, life, from], n) => {
      const batch = day.replaceAll('-', '');
      return [name, form, amount, batch, life, from, `JY${batch}${n}`, 'pass', '4', '合格', '赵敏', '刘师傅', ''];
    });
  const meal = hour < 14 ? '午餐' : '晚餐';
  const ate = [[meal, hour < 14 ? '徐明' : '孙静', hour < 14 ? '副校长' : '安全办', dishes[nth % 3] ?? '', '', '']];
  const meals = washed.map(([kind, ...how]) => ['午餐', kind].concat(how, '沈丽'));
  const waste = [[day, '泔水', `${38 + (nth % 9)}`, '绿源环保', '刘师傅']];
  return {
    ...(hour < 10 && { 'K2-02': checks, 'K2-05': came }),
    ...(((hour >= 11 && hour < 12.6) || hour >= 17.4) && { 'K2-31': ate }),
    ...(hour >= 12.6 && hour < 14.1 && { 'K2-22': meals }),
    ...(hour >= 17.4 && { 'K2-27': waste }),
  };
}

/** What stands in some answers of a record, by item; nothing where chance decides. `hour`: of the school's day, 13.5 is half past one; `minute`: since 1970, tells records apart. */
export function writtenDown(code: string, day: string, hour: number, minute: number): Values {
  const nth = Math.floor(minute);
  if (code === 'K2') return canteen(day, hour);
  if (code === 'D2') return { 'D2-01': 48, 'D2-02': 46, 'D2-03': 2, 'D2-04': 0 };
  const found = [[`3${String((nth % 12) + 1).padStart(2, '0')}`, things[nth % things.length] ?? '', '暂扣', '']];
  return code === 'D1' && nth % 13 === 0 ? { 'D1-01': found } : {};
}
