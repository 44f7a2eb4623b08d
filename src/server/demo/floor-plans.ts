// The floor plans of the demo school: a dormitory cut open with its storeys, a floor of classrooms, the canteen.
import type { Person } from '../../domain/person.ts';
import { inPlaceOrder, type Place } from '../../domain/place.ts';
import type { FloorPlanKept } from '../../domain/floor-plan-reports.ts';
import type { Store } from '../store/store.ts';
import type { Doors } from './doors.ts';
import { drawPlan, type PlanRoom } from './plan-picture.ts';

const size = { width: 1200, height: 620 };
/** Where the points of a floor usually are, by what they are called. */
const usual: Record<string, readonly [number, number]> = {
  东楼梯口: [0.92, 0.5],
  西楼梯口: [0.08, 0.5],
  走廊灭火器箱: [0.36, 0.5],
  水房: [0.22, 0.24],
  卫生间: [0.2, 0.5],
  配电箱: [0.64, 0.5],
  饮水点: [0.78, 0.5],
  安全出口: [0.5, 0.5],
};

/** Rooms above and below the corridor, so many in each row. */
function rooms(count: number): PlanRoom[] {
  const wide = 0.86 / count;
  return [0.1, 0.58].flatMap((top) =>
    Array.from({ length: count }, (_, n): PlanRoom => [0.07 + n * wide, top, 0.07 + (n + 1) * wide, top + 0.32]),
  );
}

const middle = ([left, top, right, bottom]: PlanRoom): readonly [number, number] => [
  (left + right) / 2,
  (top + bottom) / 2,
];

/** Rooms fill the drawn ones in order; points hang where they usually do, and what has no usual place stands in the rooms that are left. */
function markersFor(places: readonly Place[], drawn: readonly PlanRoom[]) {
  const free = [...drawn];
  return places.flatMap((place) => {
    const spot = (place.kind === 'point' ? usual[place.name] : undefined) ?? (free[0] && middle(free.shift()!));
    return spot ? [{ placeId: place.id, x: spot[0], y: spot[1] }] : [];
  });
}

/** The storeys of a building, the lowest first. */
const storeys = (count: number): PlanRoom[] =>
  Array.from({ length: count }, (_, n): PlanRoom => [
    0.06,
    0.92 - ((n + 1) * 0.84) / count,
    0.94,
    0.92 - (n * 0.84) / count,
  ]);

const hung = [
  { name: '3号宿舍楼', drawn: storeys(6) },
  { name: '教学楼 3层', drawn: rooms(4) },
  { name: '食堂', drawn: rooms(6) },
];

/** Put up by somebody who keeps the places, at `at` (UTC ms). */
export async function hangPlans(
  { documents }: Store,
  doors: Doors,
  { schoolId, by, placeNamed }: { schoolId: string; by: Person; placeNamed: (name: string) => Place },
  at: number,
): Promise<void> {
  const places = await documents.places(schoolId);
  for (const { name, drawn } of hung) {
    const { id } = placeNamed(name);
    const address = `/api/places/${id}/floor-plan`;
    const picture = { at, body: drawPlan({ ...size, rooms: drawn }), type: 'image/png' };
    const { entry } = (await doors.ask(by, 'PUT', `${address}/picture`, picture)) as FloorPlanKept;
    const below = inPlaceOrder(places.filter((one) => !one.retired && one.ancestors.at(-1)?.id === id));
    const markers = markersFor(below, drawn);
    await doors.ask(by, 'PUT', `${address}/markers`, { at: at + 240_000, body: { after: entry, markers } });
  }
}
