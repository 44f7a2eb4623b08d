// 月度封存: whether the month on the screen is closed, closing it, and opening it again with a reason.
import { Lock, LockOpen } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { LedgerMonth } from '../../domain/ledgers/ledger-reports.ts';
import { post, type Answered } from '../../sync/rest.ts';
import { dayAndClock } from '../format.ts';
import { useSaid } from '../use-said.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import type { LedgerAsked } from './asked.ts';
import styles from './closing.module.css';
import { useLedgersWords } from './use-words.ts';

type Props = { month: LedgerMonth; asked: LedgerAsked; onChanged: () => void };

export function ClosingPart({
  month: { month, closed, opened, mayChange, isOver, isAsClosed },
  asked,
  onChanged,
}: Props) {
  const language = useLanguage();
  const { closing: words } = useLedgersWords();
  const [doing, setDoing] = useState<'close' | 'open' | null>(null);
  if (!closed && !opened && !(mayChange && isOver)) return null;
  const done = () => {
    setDoing(null);
    onChanged();
  };
  return (
    <section class={styles.closing} data-closed={closed ? '' : undefined}>
      <Icon of={closed ? Lock : LockOpen} size={24} />
      <div>
        {closed && (
          <>
            <b>{words.closed(closed.byName, dayAndClock(closed.at, language))}</b>
            <p>{words.facts(closed.lines, closed.code)}</p>
            <p>{isAsClosed ? words.since : words.live}</p>
          </>
        )}
        {!closed && opened && <p>{words.opened(opened.byName, dayAndClock(opened.at, language), opened.reason)}</p>}
        {!closed && !opened && <p>{words.isOver}</p>}
      </div>
      {mayChange && closed && <Button onClick={() => setDoing('open')}>{words.open}</Button>}
      {mayChange && !closed && isOver && <Button onClick={() => setDoing('close')}>{words.close}</Button>}
      {doing && <ClosingSheet doing={doing} month={month} asked={asked} onClose={() => setDoing(null)} onDone={done} />}
    </section>
  );
}

type SheetProps = {
  doing: 'close' | 'open';
  month: string;
  asked: LedgerAsked;
  onClose: () => void;
  onDone: () => void;
};

function ClosingSheet({ doing, month, asked: { name }, onClose, onDone }: SheetProps) {
  const { closing: words } = useLedgersWords();
  const { common, problems } = useWords();
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useSaid<string | null>(null);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  const isOpening = doing === 'open';
  const isWrong = isOpening && reason.trim() === '';
  const say = (): Promise<Answered<unknown>> =>
    isOpening
      ? post(`/api/ledgers/${name}/opened`, { month, reason: reason.trim() })
      : post(`/api/ledgers/${name}/closed`, { month });
  const go = async () => {
    if (busy) return;
    setFailed(null);
    setTries(tries + 1);
    if (isWrong) return;
    setBusy(true);
    const answered = await say();
    setBusy(false);
    // Somebody else was quicker: the screen shows what stands now.
    if (answered.ok || answered.code === 'conflict') return onDone();
    setFailed(answered.code === 'too-early' ? words.tooEarly : answered.code ? problems[answered.code] : words.failed);
  };
  const title = isOpening ? words.open : words.closeMonth(month);
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
        {(isOpening ? words.openHints : words.closeHints).map((hint) => (
          <p key={hint} class={form.hint}>
            {hint}
          </p>
        ))}
        {isOpening && (
          <TextField
            label={words.reason}
            value={reason}
            maxLength={200}
            autocomplete="off"
            error={tries > 0 && isWrong ? words.reasonNeeded : undefined}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {failed && (
          <p class={form.failed} role="alert">
            {failed}
          </p>
        )}
        <Button type="submit" look={isOpening ? 'danger' : 'primary'} large wide aria-disabled={busy}>
          {title}
        </Button>
        <Button large wide onClick={onClose}>
          {common.cancel}
        </Button>
      </form>
    </Sheet>
  );
}
