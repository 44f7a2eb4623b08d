// Who locks the phone or leaves does so in every tab: what another tab shows is one's own as well.
import { currentId } from '../db/device.ts';
import { screen } from './state.ts';

const key = 'patrol-left';

/** The other tabs hear it. */
export const sayLeft = (): void => localStorage.setItem(key, String(Date.now()));

/** Shows the door in this tab when the person it shows has locked or left in another, as soon as nothing is in memory alone. */
export function leaveWithOthers(): void {
  addEventListener('storage', (event) => {
    if (event.key === key) void leaveIfGone();
  });
}

/** Whoever closes or reloads the window while something is in memory alone is asked by the browser first. */
export function askBeforeClosing(): void {
  addEventListener('beforeunload', (event) => screen.getState().unsaved.length > 0 && event.preventDefault());
}

async function leaveIfGone(): Promise<void> {
  const shown = screen.getState().session?.person.id;
  if (shown === undefined || (await currentId()) === shown) return;
  await everythingWritten();
  location.assign('/');
}

const everythingWritten = () =>
  new Promise<void>((resolve) => {
    if (screen.getState().unsaved.length === 0) return resolve();
    const stop = screen.subscribe(({ unsaved }) => {
      if (unsaved.length > 0) return;
      stop();
      resolve();
    });
  });
