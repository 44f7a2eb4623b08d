// What the server needs remembered of the photo wall, and of who looked at photos of the dormitory. Part of the store.
import type { viewings, WallKind, WallSource } from '../../domain/photo-wall.ts';
import type { HazardGrade } from '../../domain/hazard-words.ts';

/** `scope` as in `InspectionFilter`. `before`: where the last page ended, its id as `WallRow.id`. */
export type WallFilter = {
  scope: readonly string[];
  from?: string | undefined;
  to?: string | undefined;
  place?: string | undefined;
  template?: string | undefined;
  grade?: HazardGrade | undefined;
  kind?: WallKind | undefined;
  before?: { at: number; id: string } | undefined;
  limit: number;
};

/** `have`: its sender has sent it. `id`: unique on the wall. */
export type WallRow = {
  id: string;
  source: WallSource;
  subject: string;
  sha256: string;
  kind: WallKind;
  at: number;
  day: string;
  placeId: string;
  grade: HazardGrade | null;
  personId: string;
  have: boolean;
  before: string | null;
  isDorm: boolean;
};

export interface PhotoWallStore {
  page(schoolId: string, filter: WallFilter): Promise<{ rows: WallRow[]; more: boolean }>;
}

export type Viewing = {
  id: string;
  at: number;
  personId: string;
  how: (typeof viewings)[number];
  photos: { sha256: string; placeName: string; at: number | null }[];
};

export interface PhotoViewStore {
  /** Writes that somebody looked, durable when it returns; what is older than `keepSince` (UTC ms) goes. */
  note(schoolId: string, viewing: Viewing, keepSince: number): Promise<void>;
  /** Was this photo shown to this person in that way at or after `since` (UTC ms)? */
  isNoted(schoolId: string, who: Pick<Viewing, 'personId' | 'how'>, sha256: string, since: number): Promise<boolean>;
  /** The newest first, none from before `since`. */
  list(
    schoolId: string,
    asked: { since: number; before?: { at: number; id: string } | undefined; limit: number },
  ): Promise<{ rows: Viewing[]; more: boolean }>;
}
