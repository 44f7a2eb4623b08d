// Takes in a file of unsent work that the same person saved on another phone. What it holds is to be uploaded, so whoever
// has one has a network: no phone keeps this.
import { useRef, useState } from 'preact/hooks';
import { bringIn } from '../../db/bring-in.ts';
import { BadFile } from '../../domain/unsent-file.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { useSaid } from '../use-said.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { SchoolCopies } from './school-copies.tsx';
import styles from './records.module.css';

export function BringInFile() {
  const db = useDb();
  const { records: words } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useSaid('');

  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    setBusy(true);
    try {
      const { entries, photos, inHand, drafts } = await bringIn(db, await file.text());
      const notYet = inHand + drafts;
      const hand = notYet > 0 ? words.broughtInHand(notYet) : '';
      setSaid(entries + photos + notYet > 0 ? `${words.broughtIn(entries, photos)}${hand}` : words.broughtInBefore);
      deliverSoon();
    } catch (error) {
      setSaid(error instanceof BadFile ? words.badFile[error.reason] : words.bringInFailed);
    } finally {
      // The same file may be chosen again.
      input.value = '';
      setBusy(false);
    }
  };

  return (
    <div class={styles.foot}>
      <SchoolCopies />
      <p class={styles.about} role="status">
        {said}
      </p>
      <Button look="plain" disabled={busy} onClick={() => picker.current?.click()}>
        {busy ? words.bringingIn : words.bringIn}
      </Button>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={words.bringIn}
        onChange={(event) => void take(event.currentTarget)}
      />
    </div>
  );
}
