// A sheet that takes one step of a case: what is known, what is to be said, and one button that says it.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { takeStep, type StepSaid } from '../../db/cases.ts';
import { PhotoNotKept } from '../../db/photos.ts';
import type { Shot } from '../../db/sample-photos.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { Refusal } from '../../domain/refusal.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import form from '../ui/form.module.css';
import { Sheet } from '../ui/sheet.tsx';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import styles from './case-desk.module.css';
import { useDeskWords } from './use-case-desk.ts';

/** What every sheet is given. `onDone`: it was taken or given up. */
export type StepSheetProps = { hazard: Hazard; onDone: () => void };

/** Takes the step and is done; says in words why it could not. */
export function useStep({ hazard, onDone }: StepSheetProps) {
  const db = useDb();
  const { problems, inspection } = useWords();
  const { say } = useDeskWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const take = async (said: StepSaid, shots: readonly Shot[]) => {
    setBusy(true);
    setFailed(null);
    try {
      await takeStep(db, hazard, said, shots);
      deliverSoon();
      onDone();
    } catch (error) {
      console.error('the step was not taken', error);
      if (error instanceof Refusal) setFailed(problems[error.code]);
      else setFailed(error instanceof PhotoNotKept ? inspection.shotFault[error.reason] : say.failed);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failed, take: (said: StepSaid, shots: readonly Shot[] = []) => void (busy || take(said, shots)) };
}

type StepFormProps = StepSheetProps & {
  title: string;
  hint?: string | undefined;
  save: string;
  look?: 'primary' | 'danger';
  /** What is said; null while something is missing, and then saving only shows what. */
  said: StepSaid | null;
  shots?: readonly Shot[];
  /** `tried`: saving was pressed, so errors show. */
  children?: (tried: boolean) => ComponentChildren;
};

export function StepForm(props: StepFormProps) {
  const { hazard, onDone, title, hint, save, look = 'primary', said, shots = [], children } = props;
  const { common } = useWords();
  const [tries, setTries] = useState(0);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const { busy, failed, take } = useStep({ hazard, onDone });
  return (
    <Sheet label={title} onClose={onDone}>
      <form
        class={form.form}
        noValidate
        ref={fields}
        onSubmit={(event) => {
          event.preventDefault();
          setTries(tries + 1);
          if (said) take(said, shots);
        }}
      >
        <div>
          <h2>{title}</h2>
          <p class={form.hint}>{hint}</p>
        </div>
        {children?.(tries > 0)}
        {failed && (
          <p class={form.failed} role="alert">
            {failed}
          </p>
        )}
        <div class={styles.acts}>
          <Button large onClick={onDone}>
            {common.cancel}
          </Button>
          <Button look={look} large type="submit" aria-disabled={busy}>
            {save}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
