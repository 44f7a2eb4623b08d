// Walking rounds: one file, kept on the phones of those who walk one.
export { ArriveHere } from '../rounds/arrive-here.tsx';
export { offersHere } from '../rounds/offers-here.ts';
export { RoundScreen } from '../rounds/round-screen.tsx';
export { RoundsToday } from '../rounds/today-rounds.tsx';
