// Before anything is written: what cannot wait for a form.
import styles from './public-report.module.css';
import { usePublicWords } from './use-words.ts';

export function Emergency() {
  const words = usePublicWords();
  return (
    <aside class={styles.emergency}>
      <p>{words.emergency}</p>
      <ul class={styles.calls}>
        {words.calls.map(({ number, about }) => (
          <li key={number}>
            <a href={`tel:${number}`}>
              <b>{number}</b>
              {about}
            </a>
          </li>
        ))}
      </ul>
    </aside>
  );
}
