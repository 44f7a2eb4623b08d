// The way to where one is signed in: without a network its screen cannot be fetched, and says so.
import { later } from '../ui/later.tsx';
import { NotFetched } from '../ui/not-fetched.tsx';
import { useWords } from '../use-screen.ts';

export const DevicesScreen = later(() =>
  import('../own-devices.ts').then(
    (loaded) => loaded.DevicesScreen,
    () => DevicesNotFetched,
  ),
);

const DevicesNotFetched = () => <NotFetched title={useWords().me.deviceTitle} backTo="/me" />;
