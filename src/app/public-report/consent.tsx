// What is kept, for how long and who sees it. It stands there before anything is sent, and the line above 提交 says that pressing it agrees.
import styles from './public-report.module.css';
import { usePublicWords } from './use-words.ts';

export function Consent() {
  const words = usePublicWords();
  return (
    <section class={styles.consent}>
      <h2>{words.consentTitle}</h2>
      <ul>
        {words.consentLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
