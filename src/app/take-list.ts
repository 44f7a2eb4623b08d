// The keys that save a list: they come over the network, and where there is none there is nothing to save.
import { later } from './ui/later.tsx';

export const TakeList = later(() =>
  import('./take-keys.tsx').then(
    ({ TakeKeys }) => TakeKeys,
    () => () => null,
  ),
);
