// What is in hand before it is said of a hazard (`in-hand.ts`), and the photos that nobody may sweep away meanwhile.
import type { Hazard } from '../domain/hazard.ts';
import type { Photo } from '../domain/photo.ts';
import type { DeviceDb } from './device-db.ts';
import { metaOf } from './meta.ts';

/**
 * `said`: what was typed and chosen, by the names of the form that reads it again. `at`: when last, UTC ms by the school's clock. `of`: the
 * case it is for, as it stood then, because it may leave the phone; `kept`: it lay on the phone then.
 */
export type InHand = {
  said: Readonly<Record<string, unknown>>;
  photos: readonly Photo[];
  at?: number;
  of?: Hazard;
  kept?: boolean;
};
/** By what is being said: `report`, or a hazard and a step. */
export type AllInHand = Readonly<Record<string, InHand>>;

/** How many things there are in which something was typed, chosen or shot. */
export const countInHand = (all: AllInHand | undefined): number =>
  Object.values(all ?? {}).filter(({ said, photos }) => photos.length > 0 || Object.values(said).some(Boolean)).length;

/** Whether anything is in hand: `about` one thing, else at all. Usable in a live query. */
export async function isAnyInHand(db: DeviceDb, about?: string): Promise<boolean> {
  const all = (await metaOf(db, 'inHand')) ?? {};
  return countInHand(about === undefined ? all : { [about]: all[about] ?? { said: {}, photos: [] } }) > 0;
}

/** Their hashes. */
export const photosInHand = (all: AllInHand | undefined): string[] =>
  Object.values(all ?? {}).flatMap(({ photos }) => photos.map(({ sha256 }) => sha256));
