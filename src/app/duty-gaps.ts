// On 今日 of managers: where nobody is on duty. One file, fetched after the rest of the day.
export { GapsToday } from './plans/shifts/gaps-today.tsx';
