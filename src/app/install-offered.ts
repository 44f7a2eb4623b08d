// Whether the home screen was offered on this phone: once, whatever was answered.
const key = 'patrol-install-offered';

export const wasOffered = (): boolean => localStorage.getItem(key) !== null;
export const setOffered = (): void => localStorage.setItem(key, '1');
