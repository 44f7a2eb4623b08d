// The way to what is kept aside.
import { laterScreen } from '../ui/not-fetched.tsx';

export const HeldScreen = laterScreen(async () => (await import('../fetched/held.ts')).HeldScreen);
