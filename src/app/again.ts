// What the app cannot do without is asked for until it comes: over a weak line a download breaks off, and nobody opens the page anew for it.
const waitMs = 10_000;

/** Settles with the first answer there is. After a failure it is asked once more when the network is back, and in a while. */
export async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await ask();
    } catch (error) {
      console.warn(error);
      await networkOrWait();
    }
}

/** What delivers, and what keeps the app on the phone. */
export const delivery = () => again(() => import('./fetched/delivery.ts'));

const networkOrWait = (): Promise<void> =>
  new Promise((goOn) => {
    setTimeout(goOn, waitMs);
    addEventListener('online', () => goOn(), { once: true });
  });
