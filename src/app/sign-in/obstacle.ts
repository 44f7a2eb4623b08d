// What keeps this browser from keeping records, found out before anybody works in vain.
import { isInsideApp, thisBrowser, type HostApp } from '../browser.ts';

export type Obstacle = { is: 'inside-app'; host: HostApp } | { is: 'no-database' } | { is: 'insecure' };

export async function findObstacle(): Promise<Obstacle | null> {
  const { name } = thisBrowser();
  if (isInsideApp(name)) return { is: 'inside-app', host: name };
  if (!(await canStore())) return { is: 'no-database' };
  return isSecureContext ? null : { is: 'insecure' };
}

/** Private windows of some browsers have a database that cannot be opened. */
function canStore(): Promise<boolean> {
  return new Promise((resolve) => {
    if (!('indexedDB' in globalThis)) return resolve(false);
    const name = 'patrol-probe';
    const asked = indexedDB.open(name);
    asked.onerror = () => resolve(false);
    asked.onsuccess = () => {
      asked.result.close();
      indexedDB.deleteDatabase(name);
      resolve(true);
    };
  });
}
