// What is put on the plan: kept on this phone until it is saved, and laid over what others have made of it meanwhile.
import { useEffect, useRef, useState } from 'preact/hooks';
import { keepPlanning, type Marking as Marks } from '../../db/planning.ts';
import type { FloorPlanShown, PlanPoint } from '../../domain/floor-plan-reports.ts';
import { useDb } from '../use-screen.ts';
import { merged, movedIn } from './merged.ts';

export const markingKey = (placeId: string): string => `floor-plan ${placeId}`;

/** So long after the last move what was put is kept: not at every pixel that a point is carried over. */
const restMs = 300;

const markersOf = (points: readonly PlanPoint[]): Marks['markers'] =>
  points.flatMap(({ placeId, x, y }) => (x === null || y === null ? [] : [{ placeId, x, y }]));

/** `typed`: as it stood on this phone and was not saved. */
export function useMarks({ placeId, points, entry }: FloorPlanShown, typed: Marks | undefined) {
  const db = useDb();
  const now: Marks = { placeId, after: entry ?? '', markers: markersOf(points), base: markersOf(points) };
  const [marks, setMarks] = useState(typed ? laidOver(typed, now) : now);
  const latest = useRef({ marks, isKept: true });
  latest.current.marks = marks;
  const keep = () => {
    if (latest.current.isKept) return;
    latest.current.isKept = true;
    void keepPlanning(db, markingKey(placeId), latest.current.marks);
  };
  useEffect(() => {
    const timer = setTimeout(keep, restMs);
    return () => clearTimeout(timer);
  }, [marks]);
  // Away before that: it is kept in leaving.
  useEffect(() => keep, []);
  return {
    marks,
    change: (markers: Marks['markers']) => {
      latest.current.isKept = false;
      setMarks({ ...latest.current.marks, markers });
    },
    /** How many points lie elsewhere than the school has them. */
    moved: movedIn(marks.markers, now.markers),
    /** Over the plan as it is shown now. */
    goOn: () => setMarks(laidOver(latest.current.marks, now)),
    done: async () => {
      latest.current.isKept = true;
      await keepPlanning(db, markingKey(placeId), undefined);
    },
  };
}

const laidOver = (mine: Marks, now: Marks): Marks =>
  mine.after === now.after ? mine : { ...now, markers: merged(mine.markers, mine.base, now.markers) };
