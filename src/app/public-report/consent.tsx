// What is kept, for how long and who sees it; nothing is taken from whoever has not agreed.
import styles from './public-report.module.css';
import { usePublicWords } from './use-words.ts';

type ConsentProps = { isAgreed: boolean; error: string | undefined; onAgree: (agreed: boolean) => void };

export function Consent({ isAgreed, error, onAgree }: ConsentProps) {
  const words = usePublicWords();
  return (
    <section class={styles.consent}>
      <h2>{words.consentTitle}</h2>
      <ul>
        {words.consentLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <label class={styles.agree}>
        <input
          type="checkbox"
          checked={isAgreed}
          aria-invalid={error ? true : undefined}
          aria-describedby={error && 'consent-error'}
          onChange={(event) => onAgree(event.currentTarget.checked)}
        />
        <span>{words.consent}</span>
      </label>
      {error && (
        <p id="consent-error" class={styles.wrong}>
          {error}
        </p>
      )}
    </section>
  );
}
