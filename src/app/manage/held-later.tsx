// The way to what is kept aside: without a network its screen cannot be fetched, and says so.
import { useWords } from '../use-screen.ts';
import { later } from '../ui/later.tsx';
import { NotFetched } from '../ui/not-fetched.tsx';

export const HeldScreen = later(() =>
  import('../fetched/held.ts').then(
    (loaded) => loaded.HeldScreen,
    () => HeldNotFetched,
  ),
);

const HeldNotFetched = () => <NotFetched title={useWords().phones.heldTitle} backTo="/me" />;
