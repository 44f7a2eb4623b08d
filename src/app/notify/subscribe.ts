// Asks the browser's push service to wake this browser, and tells the server how. Asked again whenever the app is opened: a
// subscription ends with its session, and browsers change it.
import type { DeviceDb } from '../../db/device-db.ts';
import { keptMessages } from '../../db/messages.ts';
import { lookForMessages } from '../../sync/messages.ts';
import { post, remove } from '../../sync/rest.ts';

/** on: it will be woken. no-service: the browser cannot reach a push service. offline: the school cannot be asked now. */
export type Subscribed = 'on' | 'no-service' | 'offline';

export async function subscribe(db: DeviceDb, { pushManager }: ServiceWorkerRegistration): Promise<Subscribed> {
  if (await lookForMessages(db)) return 'offline';
  const subscription = await subscriptionFor(pushManager, (await keptMessages(db))?.pushKey ?? '');
  if (!subscription) return 'no-service';
  const { endpoint, keys } = subscription.toJSON();
  const told = await post('/api/push-subscription', { endpoint, p256dh: keys?.['p256dh'], auth: keys?.['auth'] });
  return told.ok ? 'on' : told.why === 'refused' ? 'no-service' : 'offline';
}

/** A subscription with the key of another server, as after a school began anew, is none: switching off and on makes a new one. */
async function subscriptionFor(manager: PushManager, applicationServerKey: string): Promise<PushSubscription | null> {
  try {
    return (
      (await manager.getSubscription()) ?? (await manager.subscribe({ userVisibleOnly: true, applicationServerKey }))
    );
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** The server is told first: without it nobody wakes this browser, whatever its push service still knows. */
export async function unsubscribe({ pushManager }: ServiceWorkerRegistration): Promise<void> {
  await remove('/api/push-subscription');
  const known = await pushManager.getSubscription().catch(() => null);
  await known?.unsubscribe().catch(() => false);
}
