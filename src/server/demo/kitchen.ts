// The canteen's last two weeks: menus, samples, what was disposed of, and how cold the fridge was.
import type { Entry, EntryKind } from '../../domain/entry.ts';
import { keepMs, type Meal } from '../../domain/kitchen.ts';
import type { Person } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import { withHash } from '../entries.ts';
import type { Chance } from './random.ts';
import { midnight } from './shifts.ts';
import { moment, type Phone, type Walked } from './walk.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const dayMs = 24 * hourMs;
const days = 14;

const served: { meal: Meal; until: string; hour: number; dishes: string[][] }[] = [
  {
    meal: 'breakfast',
    until: '08:00',
    hour: 6.6,
    dishes: [
      ['小米粥', '肉包子', '煮鸡蛋'],
      ['豆浆', '花卷', '炒豆芽'],
    ],
  },
  {
    meal: 'lunch',
    until: '12:30',
    hour: 11.2,
    dishes: [
      ['米饭', '红烧鸡块', '番茄炒蛋', '清炒油菜', '紫菜蛋汤'],
      ['米饭', '土豆烧牛肉', '鱼香肉丝', '蒜蓉西兰花', '冬瓜汤'],
      ['米饭', '糖醋里脊', '家常豆腐', '炒三丝', '番茄蛋汤'],
    ],
  },
  {
    meal: 'dinner',
    until: '18:30',
    hour: 17.1,
    dishes: [
      ['馒头', '肉末茄子', '醋溜白菜', '玉米粥'],
      ['米饭', '宫保鸡丁', '炒包菜', '海带汤'],
    ],
  },
];

/** Ends before `now`: of the present meal some dishes are still to be sampled. */
export function kitchenDays(zhao: Person, canteen: Place, witness: Person, luck: Chance, now: number): Walked[] {
  const tablet: Phone = { device: luck.id(now - days * dayMs), opSeq: 0, slowMs: 400 };
  const done: Walked[] = [];
  const say = (at: number, kind: EntryKind, subject: string, body: object): void => {
    if (at > now) return;
    tablet.opSeq += 1;
    const envelope = { id: luck.id(at), schema: 1, by: zhao.id, device: tablet.device, opSeq: tablet.opSeq };
    const rest = { at: moment(at, tablet, 60_000), supersedes: null, photos: [] };
    const entry = withHash({ ...envelope, ...rest, kind, subject, body } as unknown as Omit<Entry, 'hash'>);
    done.push({ entry, by: zhao, pictures: new Map(), finishedAt: at });
  };
  let box = 0;
  const due: { at: number; sampleId: string }[] = [];
  for (let n = days - 1; n >= 0; n--) {
    const start = midnight(now) - n * dayMs;
    const day = new Date(start + 12 * hourMs).toISOString().slice(0, 10);
    const canteenId = canteen.id;
    const meals = served.map(({ meal, until, dishes }) => ({ meal, until, dishes: dishes[n % dishes.length] ?? [] }));
    say(start + 5.8 * hourMs, 'menu-set', `${canteenId}.${day}`, { canteenId, day, meals });
    say(
      start + 6 * hourMs,
      'fridge-read',
      luck.id(start),
      reading(canteenId, n === 1 ? [9.2, 4.6] : [luck.whole(2, 6), null]),
    );
    for (const { meal, until, hour } of served) {
      for (const [i, dish] of (meals.find((one) => one.meal === meal)?.dishes ?? []).entries()) {
        const at = Math.round(start + hour * hourMs + i * luck.between(3, 6) * minuteMs);
        const sampleId = luck.id(at);
        if (n === 2 && meal === 'dinner' && i === 2) {
          say(at, 'sample-missed', sampleId, { canteenId, day, meal, dish, reason: '供餐前卖完，没来得及留' });
          continue;
        }
        const where = {
          box: `A-${String((box = (box % 60) + 1)).padStart(2, '0')}`,
          fridge: '1号柜',
          shelf: `${(box % 3) + 1}层`,
        };
        const grams = luck.whole(126, 170);
        say(at, 'sample-taken', sampleId, {
          canteenId,
          day,
          meal,
          dish,
          until,
          grams,
          ...where,
          takenAt: moment(at, tablet, 60_000),
        });
        due.push({ at: at + keepMs + 3 * hourMs, sampleId });
      }
    }
  }
  // Yesterday's disposals were made; today's are waiting.
  for (const { at, sampleId } of due)
    if (at < midnight(now))
      say(at, 'sample-disposed', sampleId, {
        canteenId: canteen.id,
        way: 'kitchen-waste',
        note: '',
        witness: witness.name,
      });
  return done.sort((a, b) => a.finishedAt - b.finishedAt);
}

const reading = (canteenId: string, [celsius, again]: (number | null)[]) => ({
  canteenId,
  fridge: '1号柜',
  celsius,
  again,
});
