// One ledger as somebody asked for it: which, of which days and places, and whether what is restricted is shown.
import type { ClosingSaid } from '../../domain/closing.ts';
import type { HazardCategory, HazardGrade } from '../../domain/hazard-words.ts';
import type { Ledger } from '../../domain/ledgers/ledgers.ts';
import type { LedgerAround } from '../../domain/ledgers/form.ts';
import type { Place } from '../../domain/place.ts';
import type { SignedIn } from '../env.ts';
import type { Reached } from '../store/chain.ts';

/** Which cases: of all where it says nothing. */
export type Narrowed = { grade?: HazardGrade | undefined; category?: HazardCategory | undefined };

/** `within`: place ids at or below which everything is read, empty for the whole school. `at`: when reading began, UTC ms; `end`: the end of the school's ledger then. */
export type LedgerAsked = {
  who: SignedIn;
  ledger: Ledger;
  from: string;
  to: string;
  place: Place | undefined;
  within: readonly string[];
  shown: boolean;
  narrowed: Narrowed;
  at: number;
  end: Reached;
  /** Read for a screen, which shows little at once; a file takes what is read best. */
  isPage: boolean;
  around: LedgerAround;
  /** A whole month of the whole school that is closed: read as it was, with what came since behind it. */
  closing?: ClosingSaid & { code: string };
  /** For other systems, which are told no word that may say who a student is (`docs/api.md`). */
  forOthers?: true;
};

/** Where a part of a ledger ended, in the terms of what it is made from. */
export type Position = { day: string; at: number; id: string };
