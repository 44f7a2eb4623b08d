// Where one is signed in: it needs the school, so nobody keeps it.
export { DevicesScreen } from '../me/devices-screen.tsx';
