// A pack that nobody has planned, planned and switched on at once.
import type { Calendar } from '../domain/calendar.ts';
import type { Plan } from '../domain/plan.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Route } from '../domain/route.ts';
import type { Template } from '../domain/template.ts';
import type { DeviceDb } from './device-db.ts';
import { keepPlan, keepRoute, planBook, setCalendar } from './plans.ts';
import { publications, publishVersion } from './writing.ts';

export type Planned = { route: Route; plan: Plan };

/**
 * Publishes `lists` that the school does not have yet, records the routes, the plans that walk them, and then the calendar, in which the pack is on; `calendarOf` makes it of the one that stands
 * then, null where it stays. `seen`: the plans of the pack that whoever confirms has seen. Done again after it broke off, it goes on with the same ids. Refuses `conflict` where somebody else has planned for the same pack
 * meanwhile, and like `publishVersion`, `keepRoute`, `keepPlan` and `setCalendar`.
 */
export async function keepPack(
  db: DeviceDb,
  planned: readonly Planned[],
  seen: ReadonlySet<string>,
  calendarOf: ((calendar: Calendar) => Calendar) | null,
  lists: readonly Template[] = [],
): Promise<void> {
  const packs = new Set(planned.map(({ plan }) => plan.pack));
  const before = await planBook(db);
  // What broke off here; what came under the same id from another phone is somebody else's.
  const isOwn = ({ id }: Plan): boolean => before.unsent.has(id) && planned.some(({ plan }) => plan.id === id);
  for (const plan of before.plans.values())
    if (!plan.retired && packs.has(plan.pack) && !isOwn(plan) && !seen.has(plan.id))
      throw new Refusal('conflict', { planId: plan.id });
  const published = new Set((await publications(db)).map(({ template }) => template.code));
  for (const list of lists) if (!published.has(list.code)) await publishVersion(db, list);
  for (const { route } of planned) await keepRoute(db, route);
  for (const { plan } of planned) await keepPlan(db, plan);
  if (!calendarOf) return;
  const { calendar } = await planBook(db);
  await setCalendar(db, calendarOf(calendar), calendar);
}
