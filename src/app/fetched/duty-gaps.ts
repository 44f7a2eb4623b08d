// On 今日 of managers: where nobody is on duty, and the check before a term that waits. One file, fetched after the rest of the day.
export { GapsToday } from '../plans/shifts/gaps-today.tsx';
export { TermStartToday } from '../plans/shifts/term-start-today.tsx';
