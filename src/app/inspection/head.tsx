// Where I am, how far, and that it is saved: in sight at every moment.
import { Check, ChevronLeft, Circle, EllipsisVertical, TriangleAlert } from 'lucide';
import { useEffect } from 'preact/hooks';
import { clock, inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { openSheet } from './draft-actions.ts';
import { answeredCount } from './stations.ts';
import { Strip } from './strip.tsx';
import { useDraft, useStore } from './use-draft.ts';
import styles from './head.module.css';

export function Head() {
  const store = useStore();
  const { inspection } = useWords();
  const language = useLanguage();
  const { placeName, startedAt } = store.getState().draft;
  const templateName = inLanguage(store.template.name, language);
  useEffect(() => {
    document.title = inspection.title(placeName, templateName);
  }, [placeName, templateName]);
  return (
    <header class={styles.head}>
      <div class={styles.names}>
        <a class={styles.round} href="/" aria-label={inspection.toToday}>
          <Icon of={ChevronLeft} size={28} />
        </a>
        <h1>{placeName}</h1>
        <button
          type="button"
          class={styles.round}
          aria-label={inspection.menu}
          onClick={() => openSheet(store, { kind: 'menu' })}
        >
          <Icon of={EllipsisVertical} size={26} />
        </button>
        <div class={styles.sub}>
          <span class={styles.template}>{templateName}</span>
          <Progress />
          <span>{inspection.since(clock(startedAt.ms))}</span>
          <SavedMark />
        </div>
      </div>
      <Strip />
    </header>
  );
}

function Progress() {
  const store = useStore();
  const { inspection } = useWords();
  const [answered, total] = useDraft(
    ({ asked, answers }) => [answeredCount(asked, answers, store.on), asked.length],
    'after paint',
  );
  // As wide from the first item to the last, so that nothing below it moves.
  const room = '\u2007'.repeat(String(total).length - String(answered).length);
  return (
    <span>
      <span aria-hidden="true">{inspection.progress(answered, total) + room}</span>
      <span class="visually-hidden">{inspection.progressSpoken(answered, total)}</span>
    </span>
  );
}

/** Drawn with the answer itself: for no moment is something called saved that is not. */
function SavedMark() {
  const { inspection } = useWords();
  const saved = useDraft((now) => now.saved);
  const mark = { saved: Check, saving: Circle, failed: TriangleAlert }[saved];
  const word = { saved: inspection.saved, saving: inspection.saving, failed: inspection.notSaved }[saved];
  return (
    <span class={`${styles.saved} ${styles[saved] ?? ''}`} role="status">
      <Icon of={mark} size={20} />
      {word}
    </span>
  );
}
