// Whether it is what may be a major hazard, answered with the thumb; and what was done at once against one, or against what should have been put right on the spot (`domain.md` 1.3, 6.2).
import { useRef } from 'preact/hooks';
import type { Answer } from '../../domain/answer.ts';
import { gradeOf } from '../../domain/hazard.ts';
import { interimMeans } from '../../domain/hazard-words.ts';
import type { Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Choices } from '../ui/field.tsx';
import { intoSight } from '../ui/into-sight.ts';
import { sayInterim, sayMeets } from './draft-actions.ts';
import type { ItemProps } from './item-row.tsx';
import { useDraft, useStore } from './use-draft.ts';
import styles from './sheets.module.css';

export function MajorQuestion({ item }: Pick<ItemProps, 'item'>) {
  const store = useStore();
  const { severe } = useWords().inspection;
  const language = useLanguage();
  const meets = useDraft(({ answers }) => answers.get(item.id)?.meets);
  if (!item.majorIf) return null;
  return (
    <div class={`${styles.part} ${styles.ask}`}>
      <Choices
        label={inLanguage(item.majorIf, language)}
        options={(['yes', 'no'] as const).map((value) => ({ value, text: severe[value] }))}
        chosen={meets === undefined ? [] : [meets ? 'yes' : 'no']}
        onChoose={([chosen]) => sayMeets(store, item.id, chosen === 'yes')}
      />
      {meets && <p class={styles.lacks}>{severe.judged}</p>}
    </div>
  );
}

const means = [...interimMeans, 'none'] as const;

/** 未能当场改正的，要求登记临时防范措施. */
const owesAtOnce = (item: Item, answer: Answer): boolean => item.due === 'D0' || gradeOf(item, answer) === 'MS';

export function AtOnce({ item }: Pick<ItemProps, 'item'>) {
  const store = useStore();
  const { severe } = useWords().inspection;
  const answer = useDraft(({ answers }) => answers.get(item.id));
  const isOwed =
    answer && !answer.fixedOnSpot && owesAtOnce(item, answer) && !(item.majorIf && answer.meets === undefined);
  const wasOwed = useRef(isOwed);
  if (!isOwed) return null;
  return (
    <div class={styles.part} ref={wasOwed.current ? null : intoSight}>
      <Choices
        label={severe.interim}
        hint={severe.interimHint}
        options={means.map((value) => ({ value, text: severe.means[value] }))}
        chosen={answer.interim ? [answer.interim] : []}
        onChoose={([how]) => sayInterim(store, item.id, how === 'none' ? null : (how ?? null))}
      />
    </div>
  );
}
