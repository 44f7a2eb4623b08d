// The list on the screen as a file: the keys for it are fetched when somebody wants one.
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { TakeFileProps } from './take-file.tsx';
import styles from './take-keys.module.css';
import { Button } from './ui/button.tsx';
import { useOnline } from './use-online.ts';
import { useLanguage } from './use-screen.ts';
import { takeKeysWords } from './words/take-keys.ts';

/** `path`: what the list itself is asked with, `/api/NOUN?…`. */
export function TakeKeys({ path }: { path: string }) {
  const words = takeKeysWords[useLanguage()];
  const online = useOnline();
  const [Keys, setKeys] = useState<ComponentType<TakeFileProps> | null>(null);
  const [failed, setFailed] = useState(false);
  const open = () =>
    import('./take-file.tsx').then(
      ({ TakeFile }) => {
        setFailed(false);
        setKeys(() => TakeFile);
      },
      () => setFailed(true),
    );
  if (!online) return null;
  return (
    <div class={styles.take}>
      {Keys ? (
        <Keys pathOf={(as) => fileOf(path, as)} />
      ) : (
        <Button look="plain" onClick={() => void open()}>
          {words.take}
        </Button>
      )}
      {failed && <span role="alert">{words.failed}</span>}
    </div>
  );
}

/** The file of the same question. */
export function fileOf(path: string, as: 'xlsx' | 'csv'): string {
  const [noun = '', query = ''] = path.split('?');
  const asked = new URLSearchParams(query);
  asked.set('as', as);
  return `${noun}/file?${asked}`;
}
