// What was changed about a duty, by whom and why; what still holds can be taken back.
import type { PlanBook } from '../../../db/plans.ts';
import type { Change, Turns } from '../../../domain/shift.ts';
import { dayName } from '../../days.ts';
import { useLanguage } from '../../use-screen.ts';
import { Button } from '../../ui/button.tsx';
import form from '../../ui/form.module.css';
import { changeWords, type Cell, type NameOf } from './rosters.ts';
import styles from './shifts.module.css';
import { useShiftWords } from './use-words.ts';

type Props = {
  cell: Cell;
  book: PlanBook;
  mayKeep: boolean;
  nameOf: NameOf;
  onChange: (turns: Turns) => void;
};

export function DutyChanges({ cell: { duty, shift }, book, mayKeep, nameOf, onChange }: Props) {
  const language = useLanguage();
  const words = useShiftWords();
  const changes = shift.changes.filter(({ from, to }) => from <= duty.day && duty.day <= to);
  if (changes.length === 0) return null;
  return (
    <section aria-label={words.changes}>
      <h3 class={styles.small}>{words.changes}</h3>
      <ul class={styles.changes}>
        {changes.map((change) => (
          <li key={`${change.id} ${change.out}`}>
            <span>
              <b>{changeWords(change, nameOf, words)}</b>
              <br />
              <span class={form.hint}>
                {words.changeAbout(
                  words.span(dayName(change.from, language), dayName(change.to, language)),
                  words.reasons[change.reason],
                  nameOf(change.by),
                )}
              </span>
            </span>
            {mayKeep && <Button onClick={() => onChange(takenBack(change, book))}>{words.takeBack}</Button>}
          </li>
        ))}
      </ul>
      {changes.some(({ reason }) => reason === 'swap') && <p class={form.hint}>{words.swapBackHint}</p>}
    </section>
  );
}

/** All turns of the change, of whichever shifts. */
function takenBack({ id, reason }: Change, { shifts }: PlanBook): Turns {
  const turns = [...shifts.values()].flatMap((shift) =>
    shift.changes
      .filter((one) => one.id === id)
      .map(({ from, to, out, in: comes }) => ({ shiftId: shift.id, from, to, out, in: comes })),
  );
  return { id, turns: turns.slice(0, 2), reason, back: true };
}
