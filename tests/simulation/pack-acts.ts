// Rain: the office switches its pack on and off, from more than one phone at once, and plans it where nobody has.
import { floor2, sun, yucai } from '../cast.ts';
import { plan, route } from '../cast-rounds.ts';
import { dayOf } from '../../src/domain/inspection.ts';
import { correctedMs } from '../../src/domain/moment.ts';
import { idsFor, plansOfPack } from '../../src/app/plans/pack-offer.ts';
import { daysFrom, daysOn, firstDay, switchedOff, switchedOn } from '../../src/app/plans/switching.ts';
import type { Act, Doing } from './act.ts';

const pack = 'rain';
/** What is offered for it, whoever asks. */
const offer = { role: 'patrol_guard' as const, codes: ['Z1'], part: 0 };
const points = [{ placeId: floor2.id, templates: offer.codes, minutes: null }];

const today = async ({ code, db }: Doing): Promise<[number, string]> => {
  const now = correctedMs(await code.moment(db));
  return [now, dayOf(now, yucai.timeZone)];
};

const switchPack: Act = {
  name: 'switch a pack',
  weight: 3,
  can: (_, person) => person.id === sun.id,
  async run(doing) {
    const { code, db, random, standing, mustStand, came } = doing;
    const [now, day] = await today(doing);
    const book = await code.planBook(db);
    const { calendar: was } = book;
    const days = 1 + random.int(3);
    const plans = plansOfPack(book, pack);
    const before = standing().entries.size;
    if (plans.length === 0) {
      const [routeId, planId] = idsFor(offer, yucai.id, pack, book) ?? [];
      if (!routeId || !planId) return;
      const made = {
        route: { ...route(), id: routeId, name: '暴雨检查路线', points },
        plan: plan({ id: planId, name: '暴雨检查', routeId, pack, proof: 'tap' }),
      };
      await code.keepPack(db, [made], new Set(), (calendar) =>
        switchedOn(calendar, pack, day, daysFrom(day, day, days)),
      );
      mustStand('what a pack asks for is planned', (await code.planBook(db)).plans.has(planId));
      came('a pack was planned');
      came('a pack was switched on');
    } else if (daysOn(was, pack, day)) await code.setCalendar(db, switchedOff(was, pack, day), was);
    else {
      const first = firstDay(plans, was, pack, [now, day], days, yucai.timeZone);
      await code.setCalendar(db, switchedOn(was, pack, day, daysFrom(first, day, days)), was);
      came('a pack was switched on');
    }
    mustStand('the switch is recorded', standing().entries.size > before);
    code.deliverSoon();
  },
};

export const packActs: readonly Act[] = [switchPack];
