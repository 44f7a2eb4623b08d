// What is open where somebody walks, counted so that a phone holds so much of it and no more.

/** The last open case that lies on a phone because its person walks there: how grave, when it was reported (UTC ms), its id. */
export type Fence = [rank: number, reportedAt: number, id: string];

/** Who is asked about. `walks`: as in `changes`; `office`: of which what waits for it lies on the phone as well; `fence` null: all of it does. */
export type Walker = {
  personId: string;
  walks: readonly string[] | null;
  holds?: readonly string[];
  office?: string | null;
  fence?: Fence | null;
};

export interface KnownHereStore {
  /** How many open cases lie above the fence where somebody walks, counted up to `most`. */
  above(schoolId: string, walks: readonly string[] | null, fence: Fence | null, most: number): Promise<number>;
  /** The fence behind the first `n`, the gravest and newest first; null where there are fewer. */
  fenceAfter(schoolId: string, walks: readonly string[] | null, n: number): Promise<Fence | null>;
  /** How many open cases where somebody walks lie at the school only. */
  beyond(schoolId: string, walker: Walker): Promise<number>;
}
