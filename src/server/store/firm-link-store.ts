// What the server needs remembered of links to outside firms: part of the store, each method one whole step.
import type { MakeEntries } from './store.ts';

/** `number`: of the case, as people call it. Times UTC ms. */
export type FirmLink = {
  id: string;
  hazardId: string;
  number: string;
  firm: string;
  phone: string;
  madeBy: string;
  madeAt: number;
  until: number;
  takenBackAt: number | null;
};

export interface FirmLinkStore {
  /** With the entry that says so, in the name of whoever gives it. False when `most` of those given since `since` (UTC ms) open that case already. */
  add(
    schoolId: string,
    link: Omit<FirmLink, 'takenBackAt'> & { secretHash: string },
    limit: { most: number; since: number },
    make: MakeEntries,
  ): Promise<boolean>;
  find(schoolId: string, secretHash: string): Promise<FirmLink | undefined>;
  /** Of one case, the newest first. */
  list(schoolId: string, hazardId: string): Promise<FirmLink[]>;
  /** Of every case, those that nobody took back and whose time is not over `at` (UTC ms); the oldest first. */
  open(schoolId: string, at: number): Promise<FirmLink[]>;
  /** With the entry that says so. False when there is no such link, or somebody took it back before. `at` in UTC ms. */
  takeBack(
    schoolId: string,
    link: Pick<FirmLink, 'id' | 'hazardId'>,
    by: string,
    make: MakeEntries,
    at: number,
  ): Promise<boolean>;
  /** Forgets those whose time was over before `at` (UTC ms); tells of how many. */
  forget(schoolId: string, at: number): Promise<number>;
}
