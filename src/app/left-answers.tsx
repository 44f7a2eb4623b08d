// Answers to an earlier version of the checklist that are none in the one it was finished with: they stay readable.
import type { Inspection } from '../domain/inspection.ts';
import { inLanguage } from './format.ts';
import styles from './left-answers.module.css';
import { useLanguage, useWords } from './use-screen.ts';

export function LeftAnswers({ carried }: { carried: Inspection['carried'] }) {
  const language = useLanguage();
  const { carried: words } = useWords().records;
  if (!carried) return null;
  const { from, left } = carried;
  return (
    <section class={styles.left}>
      <h2>{words.title(from)}</h2>
      {left.length === 0 && <p>{words.all}</p>}
      {left.length > 0 && (
        <dl>
          {left.map(({ itemId, text, said }, n) => (
            <div key={`${itemId} ${n}`}>
              <dt>{inLanguage(text, language)}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
