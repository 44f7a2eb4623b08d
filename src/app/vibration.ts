// Whether the phone may shake. Kept in the browser; phones that cannot are never asked.
const key = 'patrol-vibration';

export const canVibrate = (): boolean => 'vibrate' in navigator && navigator.maxTouchPoints > 0;
export const mayVibrate = (): boolean => localStorage.getItem(key) !== 'off';
export const setVibration = (on: boolean): void => localStorage.setItem(key, on ? 'on' : 'off');
