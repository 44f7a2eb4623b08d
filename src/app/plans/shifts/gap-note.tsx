// Where nobody is on duty in the next two weeks: the first few, by day.
import { TriangleAlert } from 'lucide';
import type { Gap } from '../../../domain/gaps.ts';
import { dayName } from '../../days.ts';
import { useLanguage } from '../../use-screen.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './shifts.module.css';
import { useShiftWords } from './use-words.ts';

const mostShown = 4;

type Props = { gaps: readonly Gap[]; nameOf: (shiftId: string) => string | undefined };

export function GapNote({ gaps, nameOf }: Props) {
  const language = useLanguage();
  const words = useShiftWords();
  if (gaps.length === 0) return null;
  const line = ({ day, shiftId, rounds, planNames }: Gap): string => {
    const shift = shiftId === null ? undefined : nameOf(shiftId);
    return shift === undefined
      ? words.gapOutside(dayName(day, language), planNames.join(' · '))
      : words.gapLine(dayName(day, language), shift, rounds);
  };
  return (
    <div class={styles.warn} role="note">
      <b>
        <Icon of={TriangleAlert} size={20} /> {words.gapTitle(gaps.length)}
      </b>
      <ul>
        {gaps.slice(0, mostShown).map((gap) => (
          <li key={`${gap.day} ${gap.shiftId}`}>{line(gap)}</li>
        ))}
        {gaps.length > mostShown && <li>{words.gapMore(gaps.length - mostShown)}</li>}
      </ul>
    </div>
  );
}
