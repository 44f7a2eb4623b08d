// How the line to the school stands, as it is told.
import type { Round } from '../db/meta.ts';

/** Whoever has a network, behind a page that asks to be signed in to for one, is not told that there is none: it is the school that is not reached. */
export const toldState = ({ state }: Round): Round['state'] =>
  state === 'unreachable' && navigator.onLine ? 'waiting' : state;
