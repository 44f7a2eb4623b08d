// On 今日 of managers: the nights and days ahead on which rounds are due and nobody is on duty. Nothing where there are none.
import { people as peopleHere } from '../../../db/documents.ts';
import { planBook } from '../../../db/plans.ts';
import { dayPlus } from '../../days.ts';
import { dayKey } from '../../format.ts';
import { useLive } from '../../use-live.ts';
import { useDb, useSession } from '../../use-screen.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { GapNote } from './gap-note.tsx';
import { gapsAhead } from './rosters.ts';
import { useShiftWords } from './use-words.ts';

export function GapsToday() {
  const db = useDb();
  const words = useShiftWords();
  const { school } = useSession();
  const known = useLive(async () => ({ book: await planBook(db), people: await peopleHere(db) }), [db]);
  if (!known) return null;
  const now = Date.now();
  const today = dayKey(now);
  const gaps = gapsAhead(known.book, known.people, now, today, school.timeZone);
  if (gaps.length === 0) return null;
  return (
    <GapNote gaps={gaps} nameOf={(id) => known.book.shifts.get(id)?.name} soon={[today, dayPlus(today, 1)]}>
      <ButtonLink href="/plans/shifts">{words.gapGo}</ButtonLink>
    </GapNote>
  );
}
