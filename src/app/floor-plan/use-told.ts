// Why something was not kept, in the words of the screen.
import type { Failure } from '../../sync/rest.ts';
import { useWords } from '../use-screen.ts';
import { usePlanWords } from './use-words.ts';

export function useTold(): (failure: Failure) => string {
  const words = usePlanWords();
  const { problems } = useWords();
  return ({ code, why }) => {
    if (code) return problems[code];
    return why === 'unreachable' && !navigator.onLine ? words.offline : words.failed;
  };
}
