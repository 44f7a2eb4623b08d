// What is open at the points that are left: as this phone knows it, and as the baton said.
import { openAt, type OpenAt } from '../../db/round-beside.ts';
import type { RoundHere } from '../../db/rounds.ts';
import type { Told } from '../../domain/round.ts';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';

/** undefined until it is known. `placeIds`: points that are asked about; `told`: by the baton. */
export function useOpenAt(
  { places }: Pick<RoundHere, 'places'>,
  placeIds: readonly string[],
  told: Told | undefined,
): readonly OpenAt[] | undefined {
  const db = useDb();
  return useLive(() => openAt(db, placeIds, places, told?.hazards), [db, places, placeIds.join(' '), told]);
}
