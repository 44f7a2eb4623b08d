// What is missing, as links to the items themselves. It takes the focus, so that it is heard first.
import { useEffect, useRef } from 'preact/hooks';
import type { Gap } from '../../domain/inspection.ts';
import type { Template } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { buzz, refused } from './buzz.ts';
import { itemHref } from './item-href.ts';
import styles from './check.module.css';

type SummaryProps = { draftId: string; template: Template; missing: readonly Gap[] };

export function ErrorSummary({ draftId, template, missing }: SummaryProps) {
  const { check } = useWords().inspection;
  const language = useLanguage();
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    buzz(refused);
    // After the page has given the focus to its heading.
    const planned = requestAnimationFrame(() => summary.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(planned);
  }, []);
  const count = (code: Gap['code']) => missing.filter((gap) => gap.code === code).length;
  const photos = count('photo-required') + count('after-photo-required');
  const heads = [
    count('answer-required') > 0 && check.unanswered(count('answer-required')),
    photos > 0 && check.photo(photos),
    count('row-incomplete') > 0 && check.rows(count('row-incomplete')),
    count('reason-required') > 0 && check.reason(count('reason-required')),
    count('major-unanswered') > 0 && check.unsaid(count('major-unanswered')),
  ].filter(Boolean);
  return (
    <section ref={summary} class={styles.summary} tabIndex={-1} role="alert" aria-labelledby="missing">
      <h2 id="missing">{heads.join(language === 'zh' ? '，' : ', ')}</h2>
      <ul>
        {missing.map(({ itemId, code }) => {
          const index = template.items.findIndex((item) => item.id === itemId);
          const item = template.items[index];
          return (
            <li key={itemId}>
              <a href={itemHref(draftId, itemId)}>
                {index + 1} {item && inLanguage(item.text, language)} <b>{check.gaps[code]}</b>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
