// The square in the corner of a paper: whoever scans it has the code of the paper checked.
import styles from './check-square.module.css';
import { Square } from './square.tsx';

/** What the square opens: the check of the code. */
const checkAddress = (origin: string, code: string): string => `${origin}/ledgers?check=${encodeURIComponent(code)}`;

export function CheckSquare({ code, says }: { code: string; says: string }) {
  return (
    <div class={styles.scan}>
      <Square text={checkAddress(location.origin, code)} />
      {says}
    </div>
  );
}
