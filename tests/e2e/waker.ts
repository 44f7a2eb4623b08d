// The browser's own `sync` event, given when a walk wants it: by itself it may come minutes after the network is back.
import type { CDPSession } from '@playwright/test';

type Registrations = { registrations: { registrationId: string; scopeURL: string }[] };

/** Tells the worker, as the browser does in its own time, that the network is back. */
export async function waker(browser: CDPSession, origin: string): Promise<() => Promise<unknown>> {
  const registered = new Promise<string>((resolve) =>
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }: Registrations) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (own) resolve(own.registrationId);
    }),
  );
  await browser.send('ServiceWorker.enable');
  const registrationId = await registered;
  const event = { origin, registrationId, tag: 'outbox:again', lastChance: false };
  return () => browser.send('ServiceWorker.dispatchSyncEvent', event);
}
