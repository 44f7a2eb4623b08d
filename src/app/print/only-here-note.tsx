// Said before codes are printed or given out: from an address that no phone can open they are waste paper.
import { useLanguage } from '../use-screen.ts';
import { onlyHereWords } from '../words/only-here.ts';
import { isOnlyHere } from './only-here.ts';
import styles from './only-here-note.module.css';

export function OnlyHereNote() {
  const words = onlyHereWords[useLanguage()];
  if (!isOnlyHere(location.hostname)) return null;
  return (
    <p class={styles.note} role="note">
      <b>{words.title}</b>
      <br />
      {words.why(location.origin)}
    </p>
  );
}
