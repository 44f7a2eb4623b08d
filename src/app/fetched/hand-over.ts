// The hand-over list of sealed samples, with its paper: fetched when it is opened.
export { HandOverScreen } from '../kitchen/hand-over-screen.tsx';
