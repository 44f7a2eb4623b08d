// A shared phone: how much of somebody else waits here, and nothing more of it (RULES.md S2).
import { unsentOfOthers } from '../../db/people-on-device.ts';
import { useLive } from '../use-live.ts';
import { useWords } from '../use-screen.ts';
import styles from './records.module.css';

export function OthersWords() {
  const { records: words } = useWords();
  const unsent = useLive(unsentOfOthers, []) ?? 0;
  return unsent > 0 ? <p class={`${styles.about} ${styles.foot}`}>{words.unsentOfOthers(unsent)}</p> : null;
}
