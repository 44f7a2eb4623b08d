// The switch 通知 comes with the network: without one it could not be pressed anyway.
import { later } from '../ui/later.tsx';

export const MaybeNotifying = later(() =>
  import('../fetched/notify.ts').then(
    (loaded) => loaded.Notifying,
    () => () => null,
  ),
);
