// A word to find something by: one box with its sign, and a way to empty it.
import { Search, X } from 'lucide';
import { useWords } from '../use-screen.ts';
import { Icon } from './icon.tsx';
import styles from './search-field.module.css';

/** Nothing here has a longer name. */
const longest = 200;

type SearchFieldProps = { label: string; value: string; onType: (value: string) => void };

export function SearchField({ label, value, onType }: SearchFieldProps) {
  const { common } = useWords();
  return (
    <div class={styles.search}>
      <span class={styles.icon}>
        <Icon of={Search} size={22} />
      </span>
      <input
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        maxLength={longest}
        aria-label={label}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      {value === '' ? (
        <span class={styles.says} aria-hidden="true">
          {label}
        </span>
      ) : (
        <button type="button" class={styles.clear} aria-label={common.clear} onClick={() => onType('')}>
          <Icon of={X} size={22} />
        </button>
      )}
    </div>
  );
}
