// Apart from the other words, so that only those who open a floor plan fetch them.
import { floorPlan as en } from './en/floor-plan.ts';
import { floorPlan as zh } from './zh/floor-plan.ts';

export const floorPlanWords = { zh, en };
export type FloorPlanWords = typeof zh;
