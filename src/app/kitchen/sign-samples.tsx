// What the sampler did, looked over by a second person: several boxes, one signature.
import { PenLine } from 'lucide';
import { useState } from 'preact/hooks';
import { signSamples } from '../../db/kitchen-acts.ts';
import { mostSignedAtOnce } from '../../domain/kitchen.ts';
import { dayWord } from '../days.ts';
import { clock } from '../format.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Choices } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { SignForm } from '../ui/sign-form.tsx';
import { useActing } from '../use-acting.ts';
import { useDb, useLanguage, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import type { KeptSample } from './kitchen-day.ts';
import styles from './kitchen.module.css';

export function ToSign({ waiting, onSign }: { waiting: readonly KeptSample[]; onSign: () => void }) {
  const { boxes: words } = useKitchenWords();
  if (waiting.length === 0) return null;
  return (
    <Card>
      <h2>{words.toSign(waiting.length)}</h2>
      <p class={styles.hint}>{words.toSignHint}</p>
      <Button look="primary" large wide onClick={onSign}>
        <Icon of={PenLine} />
        {words.sign}
      </Button>
    </Card>
  );
}

type SignSheetProps = { waiting: readonly KeptSample[]; canteenId: string; day: string; onClose: () => void };

export function SignSheet({ waiting, canteenId, day: today, onClose }: SignSheetProps) {
  const db = useDb();
  const language = useLanguage();
  const { person } = useSession();
  const { boxes: words, kitchen } = useKitchenWords();
  const all = waiting.slice(0, mostSignedAtOnce);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const recording = useActing(onClose);
  const chosen = all.filter(({ id }) => !left.includes(id));
  const line = ({ dish, day, meal, kept, byName }: KeptSample) => [
    `${kept.box} ${dish}`,
    dayWord(day, today, language),
    kitchen.meals[meal],
    words.grams(kept.grams),
    clock(kept.takenAt),
    byName,
  ];
  return (
    <Sheet label={words.signTitle} onClose={onClose}>
      <div class={styles.form}>
        <h2>{words.signTitle}</h2>
        <p class={styles.hint}>{words.signHint}</p>
        <Choices
          label={words.which}
          {...(tried && chosen.length === 0 ? { hint: words.chooseSome } : {})}
          kind="several"
          options={all.map((sample) => ({ value: sample.id, text: line(sample).join(' · ') }))}
          chosen={chosen.map(({ id }) => id)}
          onChoose={(ids) => setLeft(all.flatMap(({ id }) => (ids.includes(id) ? [] : [id])))}
        />
        {recording.failed && (
          <p class={styles.failed} role="alert">
            {recording.failed}
          </p>
        )}
        <SignForm
          name={person.name}
          onSigned={(signature) => {
            setTried(true);
            if (chosen.length > 0) recording.run(() => signSamples(db, canteenId, chosen, signature));
          }}
        />
      </div>
    </Sheet>
  );
}
