// What everybody looks at now and then: one file, fetched when the first of these is opened.
export { DevicesScreen } from '../me/devices-later.tsx';
export { MePages } from '../me/me-pages.tsx';
export { OwnHeldScreen } from '../me/own-held-screen.tsx';
export { SelfCheckScreen } from '../me/self-check-screen.tsx';
