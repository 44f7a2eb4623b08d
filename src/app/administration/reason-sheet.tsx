// Something that is done only with a reason.
import { useRef, useState } from 'preact/hooks';
import type { Answered } from '../../sync/rest.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Sheet } from '../ui/sheet.tsx';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import { retentionWords } from '../words/retention.ts';

type Props = {
  title: string;
  about?: string;
  hint: string;
  reasonHint: string;
  yes?: string;
  act: (reason: string) => Promise<Answered<unknown>>;
  onClose: () => void;
  onDone: () => void;
};

export function ReasonSheet({ title, about, hint, reasonHint, yes = title, act, onClose, onDone }: Props) {
  const words = retentionWords[useLanguage()];
  const fields = useRef<HTMLFormElement>(null);
  const { reason, wrong, failed, busy, type, go, tries } = useReason(act, onDone);
  useToWrongField(fields, tries);
  return (
    <Sheet label={title} onClose={onClose} asks>
      <form
        class={form.form}
        noValidate
        ref={fields}
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <h2>{title}</h2>
        {about && <p>{about}</p>}
        <p class={form.hint}>{hint}</p>
        <TextField
          label={words.reason}
          hint={reasonHint}
          value={reason}
          maxLength={200}
          autocomplete="off"
          error={wrong ? words.reasonNeeded : undefined}
          onInput={(event) => type(event.currentTarget.value)}
        />
        {failed && (
          <p class={form.failed} role="alert">
            {failed}
          </p>
        )}
        <Button type="submit" look="danger" large wide aria-disabled={busy}>
          {yes}
        </Button>
      </form>
    </Sheet>
  );
}

/** What was typed as a reason, and what came of sending it. */
export function useReason(act: Props['act'], onDone: () => void) {
  const words = retentionWords[useLanguage()];
  const { problems, manage } = useWords();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const go = async () => {
    if (busy) return;
    setFailed(null);
    setWrong(reason.trim() === '');
    setTries(tries + 1);
    if (reason.trim() === '') return;
    setBusy(true);
    const answered = await act(reason.trim());
    setBusy(false);
    if (answered.ok) return onDone();
    if (answered.why === 'unreachable') setFailed(manage.people.needsNetwork);
    else if (answered.code === 'conflict') setFailed(words.already);
    else setFailed(answered.code ? problems[answered.code] : words.failed);
  };
  const type = (text: string) => {
    setReason(text);
    setWrong(false);
  };
  return { reason, wrong, failed, busy, tries, type, go };
}
