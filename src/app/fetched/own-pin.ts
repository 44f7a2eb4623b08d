// How one gets in: it needs the school, so nobody keeps it.
export { PinScreen } from '../me/pin-screen.tsx';
