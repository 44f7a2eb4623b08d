// The ways to where one is signed in and how one gets in: without a network these screens cannot be fetched, and say so.
import { later } from '../ui/later.tsx';
import { NotFetched } from '../ui/not-fetched.tsx';
import { useWords } from '../use-screen.ts';

export const DevicesScreen = later(() =>
  import('../fetched/own-devices.ts').then(
    (loaded) => loaded.DevicesScreen,
    () => DevicesNotFetched,
  ),
);

const DevicesNotFetched = () => <NotFetched title={useWords().me.deviceTitle} backTo="/me" />;

export const PinScreen = later(() =>
  import('../fetched/own-pin.ts').then(
    (loaded) => loaded.PinScreen,
    () => PinNotFetched,
  ),
);

const PinNotFetched = () => <NotFetched title={useWords().me.pin} backTo="/me" />;
