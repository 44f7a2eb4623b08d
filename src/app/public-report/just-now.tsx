// Somebody reported something of this kind here a short while ago: the same is not reported twice, and nothing is told of what it was.
import { useEffect, useState } from 'preact/hooks';
import type { HazardCategory } from '../../domain/hazard-words.ts';
import { Card } from '../ui/card.tsx';
import { Choices } from '../ui/field.tsx';
import { similarAt } from './ask.ts';
import styles from './public-report.module.css';
import { usePublicWords } from './use-words.ts';

export type WasJustNow = {
  isKnown: boolean;
  said: 'same' | 'other' | null;
  isSame: boolean;
  say: (said: 'same' | 'other') => void;
};

/** Asked once a kind; without an answer nothing is offered, and the report goes its way. */
export function useJustNow(code: string, category: HazardCategory | null): WasJustNow {
  const [known, setKnown] = useState<HazardCategory | null>(null);
  const [said, say] = useState<'same' | 'other' | null>(null);
  useEffect(() => {
    if (!category) return;
    let isStill = true;
    say(null);
    void similarAt(code, category).then((answered) => {
      if (isStill) setKnown(answered.ok && answered.body.isKnown ? category : null);
    });
    return () => {
      isStill = false;
    };
  }, [code, category]);
  const isKnown = category !== null && known === category;
  return { isKnown, said, isSame: isKnown && said === 'same', say };
}

export function JustNow({ of: { isKnown, said, say } }: { of: WasJustNow }) {
  const words = usePublicWords();
  if (!isKnown) return null;
  return (
    <Card kind="main">
      <div class={styles.rate} role="status">
        <p class={styles.said}>{words.justNow}</p>
        <Choices
          label={words.justNowAsk}
          options={(['same', 'other'] as const).map((value) => ({ value, text: words.justNowIs[value] }))}
          chosen={said ? [said] : []}
          onChoose={([one]) => one && say(one)}
        />
        {said === 'same' && <p class={styles.hint}>{words.justNowHint}</p>}
      </div>
    </Card>
  );
}
