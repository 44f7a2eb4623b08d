// Walking rounds: one file, kept on the phones of those who walk one.
export { RoundScreen } from './rounds/round-screen.tsx';
export { RoundsToday } from './rounds/today-rounds.tsx';
