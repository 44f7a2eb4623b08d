// Whether the guide of a new school is over, as this browser knows: then nobody is asked any more.
const key = 'patrol-first-run-over';

export const firstRunOver = (): boolean => localStorage.getItem(key) !== null;
export const setFirstRunOver = (): void => localStorage.setItem(key, '1');
