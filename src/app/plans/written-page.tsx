// The page on which a plan, a route or a shift is written: saved, taken out of use, or used again.
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from '../use-screen.ts';
import { KeptLine } from './kept-line.tsx';
import styles from './plans.module.css';
import { usePlanWords } from './use-words.ts';

type Props = {
  narrow?: boolean;
  title: string;
  backTo: string;
  isNew: boolean;
  mayKeep: boolean;
  /** Why it is out of use. */
  retired: { reason: string } | undefined;
  failed: string | null;
  /** There is something typed from the last time, not saved. */
  goesOn: boolean;
  /** Somebody has saved something else since it was typed. What is new begins otherwise each time, and nobody has saved it. */
  isOvertaken: boolean;
  onGiveUp: () => Promise<void>;
  onSave: () => void;
  onRetire: () => void;
  onAgain: () => void;
  children: ComponentChildren;
};

export function WrittenPage(props: Props) {
  const { title, backTo, isNew, mayKeep, retired, failed, goesOn, isOvertaken, children } = props;
  const { common } = useWords();
  const words = usePlanWords();
  return (
    <Page
      narrow={props.narrow ?? false}
      title={title}
      sub={retired && words.retired(retired.reason)}
      back={common.back}
      backTo={backTo}
      bar={
        mayKeep && (
          <>
            {!isNew && !retired && (
              <Button look="danger" large onClick={props.onRetire}>
                {words.retire}
              </Button>
            )}
            <Button look="primary" large onClick={retired ? props.onAgain : props.onSave}>
              {retired ? words.again : words.save}
            </Button>
          </>
        )
      }
    >
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      {(goesOn || isOvertaken) && (
        <KeptLine isOvertaken={isOvertaken && !isNew} onGiveUp={() => void props.onGiveUp()} />
      )}
      {!mayKeep && <p class={styles.hint}>{words.onlyWhole}</p>}
      {children}
    </Page>
  );
}
