// Notifications on this phone: what the browser allows, and switching them on and off. Nobody is asked before pressing it.
import type { DeviceDb } from '../../db/device-db.ts';
import { metaOf, putMeta } from '../../db/meta.ts';
import { isInstalled, thisBrowser } from '../browser.ts';
import { subscribe, unsubscribe } from './subscribe.ts';

/**
 * none: this browser has no such thing. install: it has, once the app is on the home screen. refused: the browser was told no.
 * no-service, offline: as in `Subscribed`, and nothing was switched on.
 */
export type Notify = 'on' | 'off' | 'none' | 'install' | 'refused' | 'no-service' | 'offline';

const hasPush = (): boolean =>
  'Notification' in globalThis && 'PushManager' in globalThis && Boolean(navigator.serviceWorker);

export async function notifyState(db: DeviceDb): Promise<Notify> {
  if (!hasPush()) return thisBrowser().system === 'ios' && !isInstalled() ? 'install' : 'none';
  if (Notification.permission === 'denied') return 'refused';
  return (await metaOf(db, 'notify')) && Notification.permission === 'granted' ? 'on' : 'off';
}

/** Asks the person through the browser; only from a press, as browsers demand. */
export async function switchOn(db: DeviceDb): Promise<Notify> {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'refused' : 'off';
  const became = await subscribe(db, await navigator.serviceWorker.ready);
  if (became === 'on') await putMeta(db, 'notify', true);
  return became;
}

/** Off here at once; where the school cannot be told now, the browser gives up its address all the same. */
export async function switchOff(db: DeviceDb): Promise<Notify> {
  await putMeta(db, 'notify', false);
  await unsubscribe(await navigator.serviceWorker.ready);
  return 'off';
}
