// The paper of a night, seen in print only: it comes while the board is read. Without the school there is none, and the board stays.
import { later } from '../ui/later.tsx';

export const NightPaper = later(() =>
  import('../round-papers.ts').then(
    (loaded) => loaded.NightPaper,
    () => () => null,
  ),
);
