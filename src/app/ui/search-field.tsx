// A word to find something by: one box with its sign, and a way to empty it.
import { Search, X } from 'lucide';
import { useWords } from '../use-screen.ts';
import { Icon } from './icon.tsx';
import styles from './search-field.module.css';

/** Nothing here has a longer name. */
const longest = 200;

const sign = (
  <span class={styles.icon}>
    <Icon of={Search} size={22} />
  </span>
);
const cross = <Icon of={X} size={22} />;

type SearchFieldProps = { label: string; value: string; onType: (value: string) => void };

export function SearchField({ label, value, onType }: SearchFieldProps) {
  const { common } = useWords();
  // Both always stand there: with the first letter nothing is laid out anew.
  return (
    <div class={`${styles.search} ${value === '' ? styles.empty : ''}`}>
      {sign}
      <input
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        maxLength={longest}
        aria-label={label}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <span class={styles.says} aria-hidden="true">
        {label}
      </span>
      <button type="button" class={styles.clear} aria-label={common.clear} onClick={() => onType('')}>
        {cross}
      </button>
    </div>
  );
}
