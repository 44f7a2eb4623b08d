// Whether the first-time tips were read on this phone; 我的 can bring them back.
const key = 'patrol-coached';

export const wasCoached = (): boolean => localStorage.getItem(key) !== null;
export const setCoached = (read: boolean): void =>
  read ? localStorage.setItem(key, 'read') : localStorage.removeItem(key);
