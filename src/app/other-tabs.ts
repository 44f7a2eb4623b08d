// Who locks the phone or leaves does so in every tab: what another tab shows is one's own as well.
import { currentId } from '../db/device.ts';
import { screen } from './state.ts';

const key = 'patrol-left';

/** The other tabs hear it. */
export const sayLeft = (): void => localStorage.setItem(key, String(Date.now()));

/** Shows the door in this tab when the person it shows has locked or left in another. Everything is saved at each press, so nothing is lost. */
export function leaveWithOthers(): void {
  addEventListener('storage', (event) => {
    if (event.key === key) void leaveIfGone();
  });
}

async function leaveIfGone(): Promise<void> {
  const shown = screen.getState().session?.person.id;
  if (shown !== undefined && (await currentId()) !== shown) location.assign('/');
}
