// Where a picture of a plan is fetched from, and which points lie on it.
import type { FloorPlanShown, PlanPoint } from '../../domain/floor-plan-reports.ts';

export const pictureAddress = ({ placeId }: Pick<FloorPlanShown, 'placeId'>, sha256: string): string =>
  `/api/places/${placeId}/floor-plan/pictures/${sha256}`;

export const isMarked = (point: PlanPoint): point is PlanPoint & { x: number; y: number } =>
  point.x !== null && point.y !== null;
