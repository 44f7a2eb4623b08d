// What an act of a person on a phone is.
import type { DeviceDb } from '../../src/db/device-db.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Photo } from '../../src/domain/photo.ts';
import { at } from '../cast.ts';
import type { Page, PhoneCode } from './browser.ts';
import type { Checker } from './checker.ts';
import type { Random } from './random.ts';
import { sha256 } from './server.ts';
import type { Standing } from './tables.ts';

/** What comes of two on one round: a run of many schedules that never met it has shown nothing of it. */
export const ofTwo = [
  'two walked one round out of reach',
  'one person walked one round with two phones',
  'a visit supplemented that of a colleague',
  'who was heard of later had been there first',
  'a small proof was given',
  'a small proof was passed over',
] as const;

/** What an act can come to, if its moment is right; each must have happened among many schedules. */
export const outcomes = [
  'a round was begun',
  'a point was reached',
  ...ofTwo,
  'a round was ended',
  'a baton was taken',
  'a roster was changed',
  'a pack was planned',
  'a pack was switched on',
  'a repair was asked for',
  'the authority found a hazard',
  'a case was merged',
  'a report was corrected',
  'a case was added to',
  'a case was moved',
  'somebody left',
  'what may be major was judged to be major',
  'what may be major was judged to be less',
  'a plan was approved',
] as const;
export type Outcome = (typeof outcomes)[number];

export type Doing = {
  page: Page;
  code: PhoneCode;
  db: DeviceDb;
  random: Random;
  checker: Checker;
  /** What stands on the disk at this moment. */
  standing: () => Standing;
  /** What the screens of colleagues show to be scanned, the latest last. */
  onScreens: string[];
  /** Those who walk one round together at this moment; null while a round is anybody’s. */
  pair: { roundId: string | null } | null;
  /** A number that no other act of this schedule has. */
  nth: number;
  /** Holds a promise of the act against the disk. */
  mustStand: (what: string, stands: boolean) => void;
  /** Notes what this act came to. */
  came: (to: Outcome) => void;
};
export type Act = {
  name: string;
  weight: number;
  can: (standing: Standing, person: Pick<Person, 'id'>, onScreens: readonly string[]) => boolean;
  run: (doing: Doing) => Promise<unknown>;
};

/** A picture of so many bytes, another one for each number. */
export function picture(itemId: string, nth: number | string, bytes: number): { photo: Photo; data: ArrayBuffer } {
  const data = new Uint8Array(bytes);
  data.set([0xff, 0xd8, 0xff, ...new TextEncoder().encode(`photo ${nth}`)]);
  const photo: Photo = {
    sha256: sha256(data),
    itemId,
    takenAt: at(),
    source: 'camera',
    type: 'image/jpeg',
    width: 4,
    height: 3,
    bytes,
  };
  return { photo, data: data.buffer };
}
