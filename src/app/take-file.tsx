// A ledger or a list as a file: how much of it has come, and a way out.
import { useEffect, useRef, useState } from 'preact/hooks';
import { takeFile, type Came, type Taken } from '../sync/take-file.ts';
import styles from './take-file.module.css';
import { Button } from './ui/button.tsx';
import { useOnline } from './use-online.ts';
import { useLanguage } from './use-screen.ts';
import { ledgersWords } from './words/ledgers.ts';
import type { LedgersWords } from './words/zh/ledgers.ts';

export type TakeFileProps = { pathOf: (as: 'xlsx' | 'csv') => string };

type State = Came | { said: string } | null;

/** `pathOf`: the address of the file in this form. */
export function TakeFile({ pathOf }: TakeFileProps) {
  const words = ledgersWords[useLanguage()];
  const online = useOnline();
  const [state, setState] = useState<State>(null);
  const abort = useRef<AbortController | null>(null);
  // Whoever leaves has nothing to cancel it with.
  useEffect(() => () => abort.current?.abort(), []);
  const isBusy = state !== null && 'bytes' in state;
  const take = async (as: 'xlsx' | 'csv') => {
    if (isBusy) return;
    const own = new AbortController();
    abort.current = own;
    setState({ bytes: 0, percent: null });
    const taken = await takeFile(pathOf(as), setState, own.signal);
    if (taken.ok) save(taken);
    setState({ said: taken.ok ? words.taken(taken.name) : troubleWords(taken.why, words) });
  };
  return (
    <>
      {online &&
        (['xlsx', 'csv'] as const).map((as) => (
          <Button key={as} aria-disabled={isBusy} onClick={() => void take(as)}>
            {as === 'xlsx' ? words.excel : words.csv}
          </Button>
        ))}
      <div role="status" class={styles.going}>
        {state &&
          ('bytes' in state ? (
            <span>{words.taking(sizeOf(state.bytes), state.percent)}</span>
          ) : (
            <span>{state.said}</span>
          ))}
        {isBusy && (
          <Button look="plain" onClick={() => abort.current?.abort()}>
            {words.cancel}
          </Button>
        )}
      </div>
    </>
  );
}

function troubleWords(why: Extract<Taken, { ok: false }>['why'], words: LedgersWords): string {
  if (why === 'cancelled') return words.cancelled;
  if (why === 'login') return words.login;
  return why === 'refused' ? words.refused : words.notTaken;
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)}\u00a0KB` : `${(bytes / 1_000_000).toFixed(1)}\u00a0MB`;

function save({ bytes, name }: Extract<Taken, { ok: true }>): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
