// What people of the demo school asked to have repaired (报修).
import type { Entry } from '../../domain/entry.ts';
import { categoryOfRepair, type repairKinds } from '../../domain/hazard-words.ts';
import type { Person } from '../../domain/person.ts';
import { withHash } from '../entries.ts';
import type { Places } from './cast.ts';
import { chance } from './random.ts';
import { midnight } from './shifts.ts';
import { moment, type Phone, type Walked } from './walk.ts';

const seed = 40409;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** `ago`: days before today; `hour` of the school's day. */
type Asked = { ago: number; hour: number; by: string; kind: (typeof repairKinds)[number]; place: string; text: string };

const asked: readonly Asked[] = [
  { ago: 21, hour: 9.7, by: 'wang', kind: 'water', place: '3号宿舍楼 4层', text: '盥洗室第二个水龙头关不严' },
  { ago: 12, hour: 16.3, by: 'zhao', kind: 'doors', place: '食堂 餐厅', text: '北侧玻璃门地弹簧坏了，关不上' },
  { ago: 2, hour: 10.2, by: 'wang', kind: 'furniture', place: '3号宿舍楼 2层', text: '206 室上铺护栏松动' },
];

export function repairRequests(
  everybody: readonly Person[],
  phones: Readonly<Record<string, Phone>>,
  places: Places,
  now: number,
): Walked[] {
  const luck = chance(seed);
  return asked.map(({ ago, hour, by, kind, place, text }) => {
    const at = Math.round(midnight(now) - ago * dayMs + hour * hourMs);
    const person = everybody.find(({ username }) => username === by);
    const phone = phones[by];
    if (!person || !phone) throw new Error(`nobody of the demo school asks for ${text}`);
    const entry = withHash({
      id: luck.id(at),
      kind: 'hazard-reported',
      schema: 1,
      subject: luck.id(at),
      by: person.id,
      device: phone.device,
      opSeq: ++phone.opSeq,
      at: moment(at, phone, 60_000),
      supersedes: null,
      photos: [],
      body: {
        placeId: places.named(place).id,
        source: 'repair',
        category: categoryOfRepair[kind],
        text,
        photos: [],
        suspectedMajor: false,
        fixed: false,
        repair: { kind },
      },
    } satisfies Omit<Entry, 'hash'>);
    return { entry, by: person, pictures: new Map(), finishedAt: at };
  });
}
