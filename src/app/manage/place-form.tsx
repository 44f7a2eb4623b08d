// One question about a place and the button that answers it.
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.tsx';
import styles from './places.module.css';

type PlaceFormProps = {
  go: string;
  danger?: boolean;
  busy: boolean;
  failed: string | null;
  onGo: () => void;
  children: ComponentChildren;
};

export const PlaceForm = ({ go, danger, busy, failed, onGo, children }: PlaceFormProps) => (
  <form
    class={styles.form}
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onGo();
    }}
  >
    {children}
    {failed && (
      <p class={styles.failed} role="alert">
        {failed}
      </p>
    )}
    <Button look={danger ? 'danger' : 'primary'} large wide type="submit" aria-disabled={busy}>
      {go}
    </Button>
  </form>
);
