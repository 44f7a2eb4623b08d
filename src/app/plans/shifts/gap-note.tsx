// Where nobody is on duty in the next two weeks: the first few, by day. Without looks of its own, because 今日 shows it as well.
import { TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Gap } from '../../../domain/gaps.ts';
import { dayName } from '../../days.ts';
import { useLanguage } from '../../use-screen.ts';
import { Card } from '../../ui/card.tsx';
import form from '../../ui/form.module.css';
import { Icon } from '../../ui/icon.tsx';
import { useShiftWords } from './use-words.ts';

const mostShown = 4;

type Props = {
  gaps: readonly Gap[];
  nameOf: (shiftId: string) => string | undefined;
  /** Days on which there is little time left to find somebody. */
  soon?: readonly string[];
  /** What there is to press. */
  children?: ComponentChildren;
};

export function GapNote({ gaps, nameOf, soon, children }: Props) {
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
    <Card kind={!soon || gaps.some(({ day }) => soon.includes(day)) ? 'trouble' : undefined}>
      <div class={form.form} role="note">
        <h2>
          <Icon of={TriangleAlert} size={24} /> {words.gapTitle(gaps.length)}
        </h2>
        <ul>
          {gaps.slice(0, mostShown).map((gap) => (
            <li key={`${gap.day} ${gap.shiftId}`}>{line(gap)}</li>
          ))}
          {gaps.length > mostShown && <li>{words.gapMore(gaps.length - mostShown)}</li>}
        </ul>
        {children}
      </div>
    </Card>
  );
}
