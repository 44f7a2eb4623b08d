// The switch 通知 comes with the network: without one it could not be pressed anyway.
import { onceThere } from '../ui/once-there.ts';

export const MaybeNotifying = onceThere(() => import('../fetched/notify.ts').then((loaded) => loaded.Notifying));
