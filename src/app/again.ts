// What the app cannot do without is asked for until it comes: over a weak line a download breaks off, and nobody opens the page anew for it.
const firstMs = 10_000;

/** Settles with the first answer there is. After a failure it is asked once more when the network is back, and after a wait that grows. */
export async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (let waitMs = firstMs; ; waitMs *= 1.5)
    try {
      return await ask();
    } catch (error) {
      console.warn(error);
      await networkOr(waitMs);
    }
}

/** What delivers, and what keeps the app on the phone. */
export const delivery = () => again(() => import('./fetched/delivery.ts'));

const networkOr = (waitMs: number): Promise<void> =>
  new Promise((goOn) => {
    setTimeout(goOn, waitMs);
    addEventListener('online', () => goOn(), { once: true });
  });
