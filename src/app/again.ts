// What the app cannot do without is asked for until it comes: over a weak line a download breaks off, and nobody opens the page anew for it.
import { screen } from './state.ts';

/** Settles with the first answer there is. After a failure it is asked once more when the network is back, and after a wait that grows. */
export async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (let waitMs = 10_000; ; waitMs *= 1.5)
    try {
      return await ask();
    } catch {
      // The browser itself has said what did not come.
      await networkOr(waitMs);
    }
}

let failed = 0;

/**
 * What delivers, and what keeps the app on the phone. Many browsers remember for as long as a page lives that a script did not come: once the
 * school answers, the page is loaded anew.
 */
export const delivery = () =>
  again(() =>
    import('./fetched/delivery.ts').catch(async (error: unknown) => {
      const isIdle = !screen.getState().unsaved[0] && !document.querySelector('dialog[open], video, form');
      if (failed++ && isIdle && (await fetch('/')).ok) location.reload();
      throw error;
    }),
  );

const networkOr = (waitMs: number): Promise<void> =>
  new Promise((goOn) => {
    setTimeout(goOn, waitMs);
    addEventListener('online', () => goOn(), { once: true });
  });
