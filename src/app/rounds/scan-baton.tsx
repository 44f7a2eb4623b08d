// From a colleague's baton to the round, without a network on either side.
import { useLocation } from 'preact-iso';
import { readBaton } from '../../domain/baton.ts';
import { Scanner } from '../scan/scanner.tsx';
import { useDb } from '../use-screen.ts';
import { backSettled } from '../ui/back.ts';
import { useRoundWords } from './use-words.ts';

export function ScanBaton({ onClose }: { onClose: () => void }) {
  const db = useDb();
  const { route } = useLocation();
  const { baton: words } = useRoundWords();
  const take = (text: string): string | null => {
    const said = readBaton(text);
    if (!said) return words.garbage;
    if (said.by === db.personId) return words.own;
    onClose();
    const { pathname, search } = new URL(text.trim());
    void backSettled().then(() => route(`${pathname}${search}`));
    return null;
  };
  return <Scanner title={words.scanTitle} label={words.typed} hint={words.typedHint} onText={take} onClose={onClose} />;
}
