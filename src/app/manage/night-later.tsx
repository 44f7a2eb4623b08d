// The paper of a night is seen in print only: its code comes when the rest is shown. Where it cannot come, the screen itself is printed.
import { later } from '../ui/later.tsx';

export const NightPaper = later(() =>
  import('../fetched/round-papers.ts').then(
    (loaded) => loaded.NightPaper,
    () => () => null,
  ),
);
