// Being notified needs the school and a push service: one file, fetched when there is a network, and kept by nobody.
export { Notifying } from '../notify/notifying.tsx';
export { subscribe } from '../notify/subscribe.ts';
