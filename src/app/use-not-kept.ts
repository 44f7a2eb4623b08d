// Why something was not recorded, in words: what the rules say, what became of its photo, or that it is to be tried again.
import { PhotoNotKept } from '../db/photos.ts';
import { Refusal } from '../domain/refusal.ts';
import { useWords } from './use-screen.ts';

export function useNotKept(): (error: unknown) => string {
  const { problems, inspection } = useWords();
  return (error) => {
    if (error instanceof Refusal) return problems[error.code];
    console.error('not kept', error);
    return error instanceof PhotoNotKept ? inspection.shotFault[error.reason] : inspection.known.notSaved;
  };
}
