// Looks like a select and opens a list to choose from, with a word below it on how the choice came about.
import { ChevronDown } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import styles from './case-desk.module.css';

type BoxProps = {
  label: string;
  about?: ComponentChildren;
  error?: string | undefined;
  onPress: () => void;
  children: ComponentChildren;
};

export function Box({ label, about, error, onPress, children }: BoxProps) {
  const id = useId();
  return (
    <div>
      <span class={styles.label} id={`${id}-label`}>
        {label}
      </span>
      <button
        type="button"
        id={id}
        class={`${styles.box} ${error ? styles.wrong : ''}`}
        aria-labelledby={`${id}-label ${id}`}
        aria-describedby={`${id}-about`}
        aria-invalid={error ? true : undefined}
        aria-haspopup="dialog"
        onClick={onPress}
      >
        <span>{children}</span>
        <Icon of={ChevronDown} size={20} />
      </button>
      <span id={`${id}-about`} class={error ? styles.error : styles.small}>
        {error ?? about}
      </span>
    </div>
  );
}
