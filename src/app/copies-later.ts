// What the school has of unfinished inspections comes when it may be wanted: it needs the school, so no phone keeps it.
import { later } from './ui/later.tsx';

export const SchoolCopies = later(() =>
  import('./records/school-copies.tsx').then(
    (file) => file.SchoolCopies,
    () => () => null,
  ),
);
