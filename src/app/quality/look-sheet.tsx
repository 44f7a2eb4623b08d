// A manager has looked: it is listed no more, and who, when and with what note stays.
import { useState } from 'preact/hooks';
import type { LookAt, RemarkRow } from '../../domain/remark-reports.ts';
import { post } from '../../sync/rest.ts';
import { useLanguage } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { LongTextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './quality.module.css';
import { RemarkLines, titleOf } from './remark-stop.tsx';
import { useQualityWords, type NamesOf } from './use-words.ts';

const longestNote = 200;

type SheetProps = { row: RemarkRow; namesOf: NamesOf; onClose: () => void; onDone: () => void };

/** `onDone`: it was looked at, here or by somebody else meanwhile. */
export function LookSheet({ row, namesOf, onClose, onDone }: SheetProps) {
  const language = useLanguage();
  const words = useQualityWords();
  const [note, setNote] = useState('');
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');

  const keep = async () => {
    setState('busy');
    const said: LookAt = { kinds: row.remarks.map(({ kind }) => kind), note: note.trim() };
    const answered = await post(`/api/remarks/${row.id}/looked`, said);
    if (answered.ok || answered.code === 'already-settled') return onDone();
    setState('failed');
  };

  return (
    <Sheet label={words.look} onClose={onClose} asks>
      <h2>{titleOf(row, language)}</h2>
      <RemarkLines row={row} namesOf={namesOf} />
      <p class={styles.hint}>{words.lookSaying}</p>
      {state === 'failed' && (
        <p class={styles.failed} role="alert">
          {words.lookFailed}
        </p>
      )}
      <div class={styles.note}>
        <LongTextField
          label={words.note}
          hint={words.noteHint}
          maxLength={longestNote}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <div class={styles.pair}>
        <Button large onClick={onClose}>
          {words.cancel}
        </Button>
        <Button look="primary" large disabled={state === 'busy'} onClick={() => void keep()}>
          {state === 'busy' ? words.saving : words.save}
        </Button>
      </div>
    </Sheet>
  );
}
