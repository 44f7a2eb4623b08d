// D9: the plans of the school: who walks which route, when, and when next.
import { CalendarClock, CalendarDays, Clock, ListChecks, Plus, Route as RouteIcon } from 'lucide';
import { useMemo } from 'preact/hooks';
import { people as peopleHere } from '../../db/documents.ts';
import { planBook, type PlanBook } from '../../db/plans.ts';
import type { Person } from '../../domain/person.ts';
import { authorize } from '../../domain/authorize.ts';
import type { PlanRecord } from '../../domain/plan.ts';
import { dayKey, nearDayAndClock } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './plans.module.css';
import { GapNote } from './shifts/gap-note.tsx';
import { gapsAhead } from './shifts/rosters.ts';
import { useShiftWords } from './shifts/use-words.ts';
import { Unsent } from './unsent.tsx';
import { usePlanWords } from './use-words.ts';
import { nextRounds, whenWords } from './when-words.ts';

export function PlansScreen() {
  const db = useDb();
  const { common } = useWords();
  const words = usePlanWords();
  const shiftWords = useShiftWords();
  const { person, school } = useSession();
  const known = useLive(async () => ({ book: await planBook(db), people: await peopleHere(db) }), [db]);
  const plans = useMemo(() => (known ? [...known.book.plans.values()] : []).sort(byName), [known]);
  const mayKeep = authorize(person, { do: 'keep-plan' });
  const isFirst = known && known.book.routes.size === 0;
  const shown = (those: readonly PlanRecord[]) =>
    known && <List plans={those} book={known.book} people={known.people} />;
  const retired = plans.filter((plan) => plan.retired);
  return (
    <Page
      title={words.title}
      sub={words.sub}
      back={common.back}
      backTo="/me"
      bar={
        mayKeep &&
        known && (
          <ButtonLink look="primary" large href={isFirst ? '/plans/routes/new' : '/plans/new'}>
            <Icon of={Plus} />
            {isFirst ? words.addRoute : words.add}
          </ButtonLink>
        )
      }
    >
      <div class={styles.stack}>
        <nav class={styles.ways} aria-label={words.title}>
          {person.role !== 'admin' && (
            <ButtonLink href="/rounds-board">
              <Icon of={ListChecks} />
              {words.board}
            </ButtonLink>
          )}
          <ButtonLink href="/plans/routes">
            <Icon of={RouteIcon} />
            {words.routes}
          </ButtonLink>
          <ButtonLink href="/plans/shifts">
            <Icon of={Clock} />
            {shiftWords.title}
          </ButtonLink>
          <ButtonLink href="/plans/calendar">
            <Icon of={CalendarDays} />
            {words.calendar}
          </ButtonLink>
        </nav>
        {known && (
          <GapNote
            gaps={gapsAhead(known.book, known.people, Date.now(), dayKey(Date.now()), school.timeZone)}
            nameOf={(id) => known.book.shifts.get(id)?.name}
          />
        )}
        {!mayKeep && <p class={styles.hint}>{words.onlyWhole}</p>}
        {!known && <Skeleton look="rows" />}
        {known && plans.length === 0 && (
          <Notice icon={CalendarClock}>
            <p>{words.none}</p>
            <p>{words.noneHint}</p>
          </Notice>
        )}
        {shown(plans.filter((plan) => !plan.retired))}
        {retired.length > 0 && (
          <section>
            <h2 class={styles.group}>{words.retiredTitle}</h2>
            {shown(retired)}
          </section>
        )}
      </div>
    </Page>
  );
}

const byName = (a: PlanRecord, b: PlanRecord): number => (a.name < b.name ? -1 : 1);

type ListProps = { plans: readonly PlanRecord[]; book: PlanBook; people: readonly Person[] };

function List({ plans, book, people }: ListProps) {
  const language = useLanguage();
  const { common } = useWords();
  const words = usePlanWords();
  const { school } = useSession();
  if (plans.length === 0) return null;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const now = Date.now();
  const nextOf = (plan: PlanRecord): string => {
    const [next] = nextRounds(plan, book.calendar, now, school.timeZone);
    return next ? words.next(nearDayAndClock(next.plannedAt, language)) : words.noNext;
  };
  const whoOf = ({ who }: PlanRecord): string =>
    [
      ...(who.shifts ?? []).map((id) => book.shifts.get(id)?.name ?? ''),
      ...who.roles.map((role) => common.roles[role]),
      ...who.people.map((id) => names.get(id) ?? ''),
    ]
      .filter(Boolean)
      .join(words.list);
  return (
    <Rows>
      {plans.map((plan) => (
        <Row
          key={plan.id}
          icon={CalendarClock}
          href={`/plans/${plan.id}`}
          about={
            <>
              <span>
                {whoOf(plan)} · {book.routes.get(plan.routeId)?.name}
              </span>
              <br />
              {whenWords(plan, words)}
              {plan.pack && ` · ${words.packs[plan.pack]}`}
              <br />
              {plan.retired ? words.retired(plan.retired.reason) : nextOf(plan)}
              <Unsent of={book.unsent.get(plan.id)} />
            </>
          }
        >
          {plan.name}
        </Row>
      ))}
    </Rows>
  );
}
