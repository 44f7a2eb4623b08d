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
    const database = (globalThis as { indexedDB?: IDBFactory }).indexedDB;
    if (!database) return resolve(false);
    const asked = openProbe(database);
    if (!asked) return resolve(false);
    asked.onerror = () => resolve(false);
    asked.onsuccess = () => {
      asked.result.close();
      database.deleteDatabase(probe);
      resolve(true);
    };
  });
}

const probe = 'patrol-probe';

/** null where the person has forbidden sites to store anything. */
function openProbe(database: IDBFactory): IDBOpenDBRequest | null {
  try {
    return database.open(probe);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
