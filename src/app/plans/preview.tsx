// The rounds that come of a plan as it stands on the screen, before anybody has saved it.
import { daysAfter } from '../../domain/calendar.ts';
import type { DueRound } from '../../domain/due-rounds.ts';
import type { PlanBook } from '../../db/plans.ts';
import { nightRounds } from '../../domain/night-rounds.ts';
import type { Person } from '../../domain/person.ts';
import type { Plan } from '../../domain/plan.ts';
import { dayName } from '../days.ts';
import { clock, dayKey, nearDayAndClock } from '../format.ts';
import { useLanguage, useSession } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import styles from './plans.module.css';
import { usePlanWords } from './use-words.ts';
import { gapsAhead } from './shifts/rosters.ts';
import { useShiftWords } from './shifts/use-words.ts';
import { asRecord, nextRounds, whenWords, withPack } from './when-words.ts';
import { faultsIn } from './writing-plan.ts';

const mostShown = 8;
const restMinutes = 120;
const longMs = 26 * 3_600_000;

type Props = { plan: Plan; book: PlanBook; people: readonly Person[] };

export function Preview({ plan, book, people }: Props) {
  const { calendar } = book;
  const words = usePlanWords();
  const { school } = useSession();
  const now = Date.now();
  const faults = faultsIn(plan);
  const isTold = (['weekdays', 'span', 'day', 'minutes'] as const).some((fault) => faults.has(fault));
  const today = dayKey(now);
  const on = withPack(calendar, plan, today, daysAfter(today, 2));
  const rounds = isTold ? [] : nextRounds(asRecord(plan, now), on, now, school.timeZone);
  const shiftWords = useShiftWords();
  const plans = new Map([[plan.id, asRecord(plan, now)]]);
  const gaps = isTold
    ? []
    : gapsAhead({ plans, calendar: on, shifts: book.shifts }, people, now, today, school.timeZone);
  const lost = (isOutside: boolean): number =>
    gaps.reduce((sum, { shiftId, rounds: n }) => sum + ((shiftId === null) === isOutside ? n : 0), 0);
  const night = isTold ? null : nightRounds(plan.when);
  return (
    <div class={styles.aside}>
      <Card>
        <section class={styles.preview} aria-label={words.preview}>
          <h2 class={styles.group}>{words.preview}</h2>
          <p>{!isTold && whenWords(plan, words)}</p>
          {night && <p>{words.perNight(night.count)}</p>}
          {night && (night.count < 2 || night.gap > restMinutes) && (
            <p class={styles.advice} role="note">
              {night.count < 2 ? words.nightFew : words.nightWide}
            </p>
          )}
          {lost(true) > 0 && (
            <p class={styles.advice} role="note">
              {shiftWords.outside(lost(true))}
            </p>
          )}
          {lost(false) > 0 && (
            <p class={styles.advice} role="note">
              {shiftWords.unmanned(lost(false))}
            </p>
          )}
          {plan.pack && on !== calendar && <p class={styles.hint}>{words.previewPack(words.packs[plan.pack])}</p>}
          {rounds.length === 0 && <p class={styles.hint}>{words.previewNone}</p>}
          <Rounds rounds={rounds.slice(0, mostShown)} />
          {plan.when.each === 'day' && rounds.length > mostShown && (
            <p class={styles.hint}>{words.previewOf(rounds.length)}</p>
          )}
        </section>
      </Card>
    </div>
  );
}

function Rounds({ rounds }: { rounds: readonly DueRound[] }) {
  const language = useLanguage();
  const words = usePlanWords();
  if (rounds.length === 0) return null;
  return (
    <ol>
      {rounds.map((round) => (
        <li key={round.id}>
          <span>{dayName(dayKey(round.plannedAt), language)}</span>
          <b>
            {round.finishBy - round.plannedAt > longMs
              ? words.until(nearDayAndClock(round.finishBy, language))
              : `${clock(round.plannedAt)}–${clock(round.finishBy)}`}
          </b>
        </li>
      ))}
    </ol>
  );
}
