// Where a phone was when somebody arrived: a hint for whoever looks at it later, never a proof and never a verdict.
import type * as v from 'valibot';
import type * as schema from './schema/whereabouts.ts';

/** Of a place: where it was stood at, as its phone said. */
export type Coordinates = v.InferOutput<typeof schema.Coordinates>;

const earthM = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** About ten metres: enough to tell one building from another, too little to say where somebody stood in it. */
const decimals = 4;
const stepM = 10;

/** As it is kept of a person: no finer than ten metres. */
export function roughly<L extends Coordinates>(location: L): L {
  const { latitude, longitude, accuracyM } = location;
  const cut = (degrees: number): number => Number(degrees.toFixed(decimals));
  return { ...location, latitude: cut(latitude), longitude: cut(longitude), accuracyM: inSteps(accuracyM) };
}

const inSteps = (metres: number): number => Math.max(stepM, Math.round(metres / stepM) * stepM);

/** Metres between two of them, in steps of ten; 0 where they are nearer than half a step. */
export function metresBetween(a: Coordinates, b: Coordinates): number {
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const along = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  const h = half(a.latitude, b.latitude) + along * half(a.longitude, b.longitude);
  return Math.round((2 * earthM * Math.asin(Math.min(1, Math.sqrt(h)))) / stepM) * stepM;
}
