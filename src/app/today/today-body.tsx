// 今日 below what is at hand: what waits for this person, what was done, and what suggests itself.
import { isKitchenStaff, isManager } from '../../domain/person.ts';
import { loadDesk } from '../fetched/load-desk.ts';
import { allWords } from '../preferences.ts';
import { later } from '../ui/later.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useSession } from '../use-screen.ts';
import { alsoFetched, AlsoToday } from './also-today.tsx';
import type { AtHand } from './at-hand.ts';
import { Coach } from './coach.tsx';
import { dayOf } from './day-of.ts';
import { LateRoom } from './late-room.tsx';
import { LowRoom } from './low-room.tsx';
import { MaybeReport } from './maybe-report.tsx';
import { Preparing } from './preparing.tsx';
import type { Suggestion } from './suggest.ts';
import { TodayLine } from './today-line.tsx';

// The words of the desk are filled in among all words, so they come first.
const SchoolToday = later(async () => {
  const desk = await loadDesk();
  await Promise.all([allWords(), desk.bringOnline()]);
  return desk.SchoolToday;
});

const KitchenToday = later(async () => {
  const [{ KitchenToday: part }] = await Promise.all([import('../fetched/kitchen.ts'), allWords()]);
  return part;
});

const RoomLow = later(() => allWords().then(() => LowRoom));

type TodayBodyProps = { shown: AtHand; busy: boolean; onStart: (pair: Suggestion) => void };

export function TodayBody({ shown, busy, onStart }: TodayBodyProps) {
  const db = useDb();
  const { person } = useSession();
  const day = useLive(() => dayOf(db, person), [db, person]);
  const isNext = shown.drafts.length === 0;
  return (
    <>
      <LateRoom large={isManager(person) || isKitchenStaff(person)} fetched={() => alsoFetched(db, person)}>
        <RoomLow />
        <MaybeReport isNext={isNext} />
        {shown.ready ? <Coach /> : <Preparing />}
        {isManager(person) && (
          <LateRoom of="school" large>
            <SchoolToday day={shown.nowMs} />
          </LateRoom>
        )}
        <LateRoom of="also">
          <AlsoToday person={person} />
        </LateRoom>
        {isKitchenStaff(person) && (
          <LateRoom of="kitchen" large>
            <KitchenToday />
          </LateRoom>
        )}
      </LateRoom>
      {shown.ready && day && <TodayLine {...{ day, isNext, busy, onStart }} />}
    </>
  );
}
