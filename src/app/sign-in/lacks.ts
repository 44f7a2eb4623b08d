// What a browser that keeps records can do without, and works worse for it.
export type Lack = 'worker' | 'camera';

type Has = { serviceWorker?: unknown; mediaDevices?: { getUserMedia?: unknown } };

/** At an address that is not secure no browser has either, and that is said instead. */
export function lacksOf(browser: Has, isSecure: boolean): Lack[] {
  if (!isSecure) return [];
  const lacks: Lack[] = [];
  if (!browser.serviceWorker) lacks.push('worker');
  if (!browser.mediaDevices?.getUserMedia) lacks.push('camera');
  return lacks;
}
