// Dishes of days before that nobody said anything about: they wait here until somebody does, and never just go with the day.
import type { Gap } from '../../domain/register.ts';
import { dayWord } from '../days.ts';
import { useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Card } from '../ui/card.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import styles from './kitchen.module.css';
import type { Wanted } from './take-sheet.tsx';

/** The oldest first: they are done one after another, and today's meals must stay in reach. */
const mostShown = 5;

type GapsProps = { gaps: readonly Gap[]; day: string; onTake: (wanted: Wanted) => void };

export function Gaps({ gaps, day: today, onTake }: GapsProps) {
  const language = useLanguage();
  const { kitchen: words } = useKitchenWords();
  if (gaps.length === 0) return null;
  return (
    <Card>
      <h2>{words.gaps(gaps.length)}</h2>
      <p class={styles.hint}>{words.gapsHint}</p>
      <Line>
        {gaps.slice(0, mostShown).map(({ day, meal, dish, until }) => (
          <Stop key={`${day} ${meal} ${dish}`} state="late">
            <button
              type="button"
              class={styles.dish}
              onClick={() => onTake({ day, meal, dish, until, gap: undefined })}
            >
              <StopTitle>{dish}</StopTitle>
              <StopAbout>
                {dayWord(day, today, language)} {words.meals[meal]}
              </StopAbout>
            </button>
          </Stop>
        ))}
      </Line>
      {gaps.length > mostShown && <p class={styles.hint}>{words.gapsMore(gaps.length - mostShown)}</p>}
    </Card>
  );
}
