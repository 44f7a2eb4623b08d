// What whoever helps asks for: the code of what went wrong, and the end of the id under which the phone keeps what was said.
import type { ProblemCode } from '../../domain/refusal.ts';
import styles from './records.module.css';

type ForSupportProps = { code: ProblemCode | null; entryId: string };

export const ForSupport = ({ code, entryId }: ForSupportProps) => (
  <small class={styles.about}>
    {code} …{entryId.slice(-8)}
  </small>
);
