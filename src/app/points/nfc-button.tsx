// 碰 NFC: only on phones that have it, and only once somebody asks, for the phone asks back.
import { Nfc } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import { useSaid } from '../use-said.ts';
import { useWords } from '../use-screen.ts';
import { hasNfc, readTags } from './nfc.ts';
import styles from './points.module.css';

type NfcButtonProps = {
  /** A sentence when the tag leads nowhere. */
  onText: (text: string) => string | null;
};

export function NfcButton({ onText }: NfcButtonProps) {
  const { points: words } = useWords();
  const [says, setSays] = useSaid<string | null>(null);
  const ending = useRef(new AbortController());
  const take = useRef(onText);
  take.current = onText;
  useEffect(() => () => ending.current.abort(), []);
  if (!hasNfc()) return null;
  const listen = async () => {
    setSays(words.nfcReady);
    try {
      await readTags((text) => setSays(take.current(text) ?? words.nfcReady), ending.current.signal);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      setSays(words.nfcFailed);
    }
  };
  return says === null ? (
    <button type="button" class={styles.nfc} onClick={() => void listen()}>
      <Icon of={Nfc} />
      {words.nfc}
    </button>
  ) : (
    <p class={styles.nfcSays} role="status">
      {says}
    </p>
  );
}
