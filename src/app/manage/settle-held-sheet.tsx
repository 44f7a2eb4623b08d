// What was held is read once more, and then counts or does not; either way its sender reads who said so, and why.
import { useState } from 'preact/hooks';
import type { HeldRow, SettleHeld } from '../../domain/reports.ts';
import { post } from '../../sync/rest.ts';
import { reasonHeld } from '../held-words.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { LongTextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { HeldFacts, heldTitle } from './held-facts.tsx';
import { heldTwiceWords } from '../words/held-twice.ts';
import styles from './phones.module.css';

const longestReason = 200;

/** `onDone`: something was decided, here or by somebody else meanwhile. */
export function SettleHeldSheet({ row, onClose, onDone }: { row: HeldRow; onClose: () => void; onDone: () => void }) {
  const language = useLanguage();
  const { phones: words } = useWords();
  const twice = row.twice && heldTwiceWords[language];
  const [reason, setReason] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  const settle = async (outcome: SettleHeld['outcome']) => {
    const isEmpty = reason.trim() === '';
    setLacksReason(outcome === 'rejected' && isEmpty);
    if (outcome === 'rejected' && isEmpty) return;
    setBusy(true);
    const said: SettleHeld = { outcome, reason: reason.trim() };
    const answered = await post(`/api/held/${row.id}/settled`, said);
    setBusy(false);
    if (answered.ok || answered.code === 'already-settled') return onDone();
    const isByRule = answered.why === 'refused' && answered.code;
    setTrouble(isByRule ? words.cannotCount(reasonHeld(isByRule, words)) : words.settleFailed);
  };

  return (
    <Sheet label={words.look} onClose={onClose} asks>
      <h2>{heldTitle(row, words, language)}</h2>
      <HeldFacts row={row} />
      {trouble && (
        <p class={styles.failed} role="alert">
          {trouble}
        </p>
      )}
      <div class={styles.reason}>
        <LongTextField
          label={words.settleReason}
          hint={twice ? twice.hint : words.settleReasonHint}
          error={lacksReason ? (twice ?? { missing: words.settleReasonMissing }).missing : undefined}
          maxLength={longestReason}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <div class={twice ? undefined : styles.pair}>
        <Button look="danger" large wide={twice !== undefined} disabled={busy} onClick={() => void settle('rejected')}>
          {twice ? twice.close : words.reject}
        </Button>
        {!twice && (
          <Button look="primary" large disabled={busy} onClick={() => void settle('released')}>
            {words.release}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
