// The page before anybody is signed in.
import { later } from '../ui/later.tsx';

export { SignInScreen } from '../sign-in/sign-in-screen.tsx';

/** Needed once in the life of a school, and only with a network: no phone keeps it. */
export const SetUpScreen = later(() => import('../sign-in/set-up-screen.tsx').then((file) => file.SetUpScreen));
