// Apart from the other words, so that only those who look at the wall fetch them.
import { photoWall as en } from './en/photo-wall.ts';
import { photoWall as zh } from './zh/photo-wall.ts';

export const photoWallWords = { zh, en };
export type PhotoWallWords = typeof zh;
