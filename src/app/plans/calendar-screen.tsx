// Terms, holidays and worked weekends, and what bad weather, exams and the start of term switch on besides.
import { allAssets } from '../../db/assets.ts';
import { people, templates } from '../../db/documents.ts';
import { planBook, setCalendar } from '../../db/plans.ts';
import { places } from '../../db/school-places.ts';
import type { Calendar } from '../../domain/calendar.ts';
import { authorize } from '../../domain/authorize.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { dayKey } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useNotKept } from '../use-not-kept.ts';
import { useSaid } from '../use-said.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { DayLists } from './day-lists.tsx';
import { PackCards } from './pack-cards.tsx';
import { plansOfPack } from './pack-offer.ts';
import styles from './plans.module.css';
import { withTerms } from './switching.ts';
import { Unsent } from './unsent.tsx';
import { usePlanWords } from './use-words.ts';

export function CalendarScreen() {
  const db = useDb();
  const { common } = useWords();
  const notKept = useNotKept();
  const words = usePlanWords();
  const { person, school } = useSession();
  const book = useLive(() => planBook(db), [db]);
  const known = useLive(
    async () => ({
      places: await places(db),
      templates: await templates(db),
      people: await people(db),
      assets: await allAssets(db),
    }),
    [db],
  );
  const [failed, setFailed] = useSaid<string | null>(null);
  const mayKeep = authorize(person, { do: 'keep-plan' });
  const keep = async (calendar: Calendar, was: Calendar): Promise<void> => {
    setFailed(null);
    try {
      await setCalendar(db, calendar, was);
      deliverSoon();
    } catch (error) {
      setFailed(notKept(error));
    }
  };
  return (
    <Page
      title={words.calendar}
      sub={
        <>
          {words.calendarSub}
          <Unsent of={book?.unsent.get(school.id)} />
        </>
      }
      back={common.back}
      backTo="/plans"
    >
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      {!mayKeep && <p class={styles.hint}>{words.onlyWhole}</p>}
      {!(book && known) && <Skeleton look="rows" />}
      {book && known && (
        <div class={styles.two}>
          <PackCards
            book={book}
            known={known}
            mayKeep={mayKeep}
            onKeep={(calendar) => void keep(calendar, book.calendar)}
          />
          <DayLists
            calendar={book.calendar}
            mayKeep={mayKeep}
            onKeep={(calendar) => {
              const plans = plansOfPack(book, 'term-start');
              void keep(withTerms(book.calendar, calendar, plans, dayKey(Date.now())), book.calendar);
            }}
          />
        </div>
      )}
    </Page>
  );
}
