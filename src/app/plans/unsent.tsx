// Kept here and not shown by the school yet, or turned away by it.
import { Badge } from '../ui/badge.tsx';
import { usePlanWords } from './use-words.ts';

export function Unsent({ of }: { of: { refused: boolean } | undefined }) {
  const words = usePlanWords();
  if (!of) return null;
  return (
    <>
      {' '}
      <Badge tone={of.refused ? 'abnormal' : 'plain'}>{of.refused ? words.refused : words.waiting}</Badge>
    </>
  );
}
