// The ways to where one is signed in and how one gets in.
import { laterScreen } from '../ui/not-fetched.tsx';

export const DevicesScreen = laterScreen(async () => (await import('../fetched/own-devices.ts')).DevicesScreen);
export const PinScreen = laterScreen(async () => (await import('../fetched/own-pin.ts')).PinScreen);
