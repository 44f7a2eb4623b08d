// Taking a checklist out of use, or back into it: one more version that says so.
import { useState } from 'preact/hooks';
import { publishVersion } from '../../db/writing.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Template } from '../../domain/template.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { useDb } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './checklists.module.css';

type RetireSheetProps = { template: Template; isWriting: boolean; onClose: () => void };

export function RetireSheet({ template, isWriting, onClose }: RetireSheetProps) {
  const db = useDb();
  const { checklists: words, problems } = useWords();
  const [failed, setFailed] = useState<string | null>(null);
  const { retired, ...inUse } = template;
  const title = retired ? words.reuse : words.retireTitle;
  const go = async () => {
    try {
      await publishVersion(db, retired ? inUse : { ...inUse, retired: true });
      deliverSoon();
      onClose();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFailed(problems[error.code]);
    }
  };
  return (
    <Sheet label={title} onClose={onClose}>
      <div class={styles.form}>
        <h2>{title}</h2>
        {!retired && <p class={styles.hint}>{words.retireHint}</p>}
        {isWriting && <p class={styles.hint}>{words.writingStays}</p>}
        {failed && (
          <p class={styles.failed} role="alert">
            {failed}
          </p>
        )}
        <Button look={retired ? 'primary' : 'danger'} large wide onClick={() => void go()}>
          {retired ? words.reuse : words.retire}
        </Button>
      </div>
    </Sheet>
  );
}
