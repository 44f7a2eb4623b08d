// Six digits under the thumb. The keys are the page's own: no keyboard comes up, and nothing jumps.
import { Delete } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { pinDigits } from '../../domain/pin.ts';
import { useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { buzz } from '../inspection/buzz.ts';
import styles from './pin.module.css';

type PinPadProps = {
  label: string;
  /** What was wrong with the last ones, or why they are being waited for. */
  said?: string | undefined;
  busy?: boolean;
  onWhole: (pin: string) => void;
};

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'];

export function PinPad({ label, said, busy = false, onWhole }: PinPadProps) {
  const { signIn: words } = useWords();
  const [typed, setTyped] = useState('');
  const press = (digit: string) => {
    if (busy || typed.length >= pinDigits) return;
    buzz(15);
    const now = typed + digit;
    setTyped(now);
    if (now.length === pinDigits) {
      onWhole(now);
      setTyped('');
    }
  };
  const back = () => setTyped(typed.slice(0, -1));
  useEffect(() => {
    const byKeyboard = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, dialog')) return;
      if (/^\d$/.test(event.key)) press(event.key);
      else if (event.key === 'Backspace') back();
    };
    addEventListener('keydown', byKeyboard);
    return () => removeEventListener('keydown', byKeyboard);
  });
  return (
    <div role="group" aria-label={label} class={styles.pad}>
      <div class={styles.label}>{label}</div>
      <div class={styles.dots} role="img" aria-label={words.pinTyped(typed.length)}>
        {Array.from({ length: pinDigits }, (_, n) => (
          <i key={n} class={n < typed.length || busy ? styles.full : ''} />
        ))}
      </div>
      <p class={styles.said} role="alert">
        {said}
      </p>
      <div class={styles.keys}>
        {keys.map((digit) =>
          digit === '' ? (
            <span key="none" />
          ) : (
            <button key={digit} type="button" disabled={busy} onClick={() => press(digit)}>
              {digit}
            </button>
          ),
        )}
        <button type="button" aria-label={words.pinBack} disabled={busy} onClick={back}>
          <Icon of={Delete} size={30} />
        </button>
      </div>
    </div>
  );
}
