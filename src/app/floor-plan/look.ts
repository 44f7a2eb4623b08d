// How a point is drawn: by shape and by sign, and by colour besides, so that it is read in grey and by whoever sees no colours.
import type { PlanPoint } from '../../domain/floor-plan-reports.ts';
import type { Tone } from '../ui/badge.tsx';

/** By what the plan is looked at. */
export const ways = ['seen', 'hazards', 'due'] as const;
export type Way = (typeof ways)[number];

export type Shape = 'ring' | 'disc' | 'triangle' | 'square' | 'octagon' | 'diamond';
/** `state`: its word in the legend of this way. */
export type Look = { state: string; shape: Shape; tone: Tone; sign: string };

const dayMs = 86_400_000;
const nothing = { shape: 'ring', tone: 'plain', sign: '' } as const;

/** The same ages as on the line of a route. `now`: UTC ms by the clock of the school. */
function seen({ seenAt }: PlanPoint, now: number): Look {
  if (seenAt === null) return { state: 'never', ...nothing };
  const age = now - seenAt;
  if (age < dayMs) return { state: 'day', shape: 'disc', tone: 'normal', sign: '✓' };
  if (age < 7 * dayMs) return { state: 'week', shape: 'triangle', tone: 'warn', sign: '!' };
  return { state: 'older', shape: 'square', tone: 'abnormal', sign: '✕' };
}

/** More do not fit into a mark. */
const number = (n: number): string => (n > 9 ? '9+' : String(n));

function open({ hazards, grade }: PlanPoint): Look {
  if (grade === null || hazards === 0) return { state: 'none', ...nothing };
  const sign = number(hazards);
  if (grade === 'G') return { state: grade, shape: 'disc', tone: 'press', sign };
  if (grade === 'L') return { state: grade, shape: 'triangle', tone: 'warn', sign };
  return { state: grade, shape: grade === 'M' ? 'square' : 'octagon', tone: 'abnormal', sign };
}

const due = ({ due: n }: PlanPoint): Look =>
  n === 0 ? { state: 'none', ...nothing } : { state: 'due', shape: 'diamond', tone: 'warn', sign: number(n) };

/** Who keeps places and walks elsewhere is told nothing of it. */
const unknown: Look = { state: 'unknown', shape: 'ring', tone: 'plain', sign: '?' };

export const lookOf = (point: PlanPoint, way: Way, now: number): Look =>
  !point.known ? unknown : way === 'seen' ? seen(point, now) : way === 'hazards' ? open(point) : due(point);

const blank: PlanPoint = {
  placeId: '',
  name: '',
  kind: '',
  x: null,
  y: null,
  known: true,
  seenAt: null,
  hazards: 0,
  grade: null,
  due: 0,
};
const graded = (grade: PlanPoint['grade']): PlanPoint => ({ ...blank, hazards: 1, grade });
const examples: Record<Way, readonly PlanPoint[]> = {
  seen: [{ ...blank, seenAt: 0 }, { ...blank, seenAt: -dayMs }, { ...blank, seenAt: -7 * dayMs }, blank],
  hazards: [graded('G'), graded('L'), graded('MS'), graded('M'), blank],
  due: [{ ...blank, due: 1 }, blank],
};

/** Each look there is, for the legend. */
export const looksOf = (way: Way): Look[] => examples[way].map((point) => lookOf(point, way, 0));
