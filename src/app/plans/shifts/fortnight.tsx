// Two weeks at a glance: a day a row, a shift a cell, each to be pressed; where nobody is on it says so.
import { TriangleAlert } from 'lucide';
import { dayName } from '../../days.ts';
import { useLanguage } from '../../use-screen.ts';
import { Icon } from '../../ui/icon.tsx';
import { onWords, type Cell, type NameOf, type RosterDay } from './rosters.ts';
import styles from './shifts.module.css';
import { useShiftWords } from './use-words.ts';

type Props = {
  days: readonly RosterDay[];
  today: string;
  nameOf: NameOf;
  onOpen: (cell: Cell) => void;
};

export function Fortnight({ days, today, nameOf, onOpen }: Props) {
  const language = useLanguage();
  const words = useShiftWords();
  return (
    <ol class={styles.days} aria-label={words.fortnight}>
      {days.map(({ day, cells }) => (
        <li key={day} class={`${styles.day} ${day === today ? styles.today : ''}`}>
          <h3 class={styles.dayName}>
            {dayName(day, language)}
            {day === today && <span class={styles.now}>{words.today}</span>}
          </h3>
          <div class={styles.cells}>
            {cells.map((cell) => (
              <DutyCell key={cell.shift.id} cell={cell} nameOf={nameOf} onOpen={onOpen} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

function DutyCell({ cell, nameOf, onOpen }: { cell: Cell } & Pick<Props, 'nameOf' | 'onOpen'>) {
  const words = useShiftWords();
  const { shift, duty, gap } = cell;
  const isChanged = duty.on.some(({ id, of }) => id !== of);
  const look = gap ? styles.gap : isChanged ? styles.changed : '';
  return (
    <button type="button" class={`${styles.cell} ${look}`} onClick={() => onOpen(cell)}>
      <span class={styles.shift}>{shift.name}</span>
      <span class={styles.on}>
        {gap && (
          <>
            <Icon of={TriangleAlert} size={20} /> {words.nobodyFor(gap.rounds)}
          </>
        )}
        {!gap && (duty.on.map((one) => onWords(one, nameOf, words)).join(' · ') || words.nobody)}
      </span>
    </button>
  );
}
