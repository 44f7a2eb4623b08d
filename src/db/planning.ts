// Plans, routes, shifts and who answers for what, being written on this phone: kept at once like everything typed, until saved or given up.
import type { FloorPlan } from '../domain/floor-plan.ts';
import type { Plan } from '../domain/plan.ts';
import type { Responsibility } from '../domain/responsibility.ts';
import type { Role } from '../domain/person.ts';
import type { Route, RoutePoint } from '../domain/route.ts';
import type { Shift } from '../domain/shift.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { metaOf, putMeta } from './meta.ts';

/** Where points were put on a floor plan, over the entry that was seen and how they lay then. */
export type Marking = Pick<FloorPlan, 'placeId' | 'markers'> & { after: string; base: FloorPlan['markers'] };

/** What a pack of these checklists (`codes`) is to be walked as, and for how many days; with the ids it is recorded under, however often it is tried. */
export type WrittenPack = {
  codes: string[];
  length: number;
  routes: {
    role: Role | null;
    codes: string[];
    points: RoutePoint[];
    who: Plan['who'];
    ids: [route: string, plan: string];
  }[];
};

/** What is written in an editor and saved as a whole. */
export type Typed = Plan | Route | Responsibility | Shift | Marking | WrittenPack;
/** By what is written: `plan new`, `route <id>`, `shift <id>`, `responsibility`, `floor-plan <id of its place>`, `pack <pack>`. What is kept may still lack what saving asks for. */
export type Planning = Readonly<Record<string, Typed>>;

/** What was typed under this key and not saved. Usable in a live query. */
export async function planningOf<T extends Typed>(db: DeviceDb, key: string): Promise<T | undefined> {
  return (await metaOf(db, 'planning'))?.[key] as T | undefined;
}

/** Under which it is kept over what something was first typed. */
export const typedOver = (key: string): string => `over ${key}`;

/** Keeps it in place of what was kept there, and `start`, as it was saved when it was first typed; undefined gives both up. */
export async function keepPlanning<T extends Typed>(
  db: DeviceDb,
  key: string,
  typed: T | undefined,
  start?: T,
): Promise<void> {
  await durably(db, () =>
    db.transaction('rw', db.meta, async () => {
      const { [key]: _before, [typedOver(key)]: over = start, ...others } = (await metaOf(db, 'planning')) ?? {};
      const kept = typed && { [key]: typed, ...(over && { [typedOver(key)]: over }) };
      await putMeta(db, 'planning', { ...others, ...kept });
    }),
  );
}
