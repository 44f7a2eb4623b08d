// Why something was not recorded, in words: what the rules say, or that it is to be tried again.
import { Refusal } from '../domain/refusal.ts';
import { useWords } from './use-screen.ts';

export function useNotKept(): (error: unknown) => string {
  const { problems, inspection } = useWords();
  return (error) => {
    if (error instanceof Refusal) return problems[error.code];
    console.error('not kept', error);
    return inspection.known.notSaved;
  };
}
