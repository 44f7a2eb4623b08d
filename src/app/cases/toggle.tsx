// Yes or no, with a word about what it means.
import styles from './cases.module.css';

type ToggleProps = { title: string; hint?: string; on: boolean; kind?: 'good' | 'bad'; onTurn: (on: boolean) => void };

export const Toggle = ({ title, hint, on, kind, onTurn }: ToggleProps) => (
  <label class={`${styles.toggle} ${kind ? styles[kind] : ''}`}>
    <input type="checkbox" checked={on} onChange={(event) => onTurn(event.currentTarget.checked)} />
    <span>
      <b>{title}</b>
      {hint && <small>{hint}</small>}
    </span>
  </label>
);
