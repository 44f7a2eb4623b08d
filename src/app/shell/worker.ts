// The service worker: registered, looked after, and its new versions offered.
import { again } from '../again.ts';
import { askBeforeClosing, leaveWithOthers } from '../other-tabs.ts';
import { screen } from '../state.ts';
import { scriptAddress } from '../trusted.ts';
import { atWork, keepForWork } from './keep-for-work.ts';
import { keepMessages } from './keep-messages.ts';

const hourMs = 3_600_000;

/** Registers the worker where the browser has one; without it (plain HTTP) the app works while it is online. */
export async function startWorker(): Promise<void> {
  leaveWithOthers();
  askBeforeClosing();
  keepMessages();
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  await worksHere();
  // The page's own files come first.
  if (document.readyState !== 'complete') await new Promise((loaded) => addEventListener('load', loaded));
  // Page and worker are of one version. When another window switched over, whoever is in the middle of something in this one is not interrupted.
  const { serviceWorker } = navigator;
  let isFirst = serviceWorker.controller === null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isFirst) {
      isFirst = false;
      return;
    }
    if (isInTheMiddle()) screen.setState({ update: () => location.reload() });
    else location.reload();
  });
  const registration = await again(() => install(serviceWorker));
  offerWaiting(registration);
  let stop = keepForWork();
  screen.subscribe(({ session, entered }, before) => {
    if (session === before.session && entered === before.entered) return;
    stop();
    stop = keepForWork();
  });
  const look = () => void registration.update().catch(() => undefined);
  setInterval(look, hourMs);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
}

/** Rejects where the worker, or a file that it keeps, could not be had: the browser has forgotten it then. */
async function install(container: ServiceWorkerContainer): Promise<ServiceWorkerRegistration> {
  const registration = await container.register(scriptAddress('/sw.js'), { updateViaCache: 'none' });
  const { active, installing } = registration;
  if (!active && installing) await installed(installing);
  return registration;
}

const installed = (worker: ServiceWorker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'redundant') reject(new Error('the worker was not installed'));
      else resolve();
    });
  });

/** A version that is there beside one in use is offered. The first of all waits for nobody. */
function offerWaiting(registration: ServiceWorkerRegistration): void {
  const look = () => {
    if (!registration.active || !registration.waiting) return;
    screen.setState({ update: () => tell(registration.waiting, { type: 'SKIP_WAITING' }) });
  };
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  look();
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
const tell = (worker: ServiceWorker | null, message: object): void => worker?.postMessage(message);

/** A checklist is open, or a camera, a sheet, or fields that are kept only when they are sent. */
const isInTheMiddle = (): boolean =>
  screen.getState().capturing !== null ||
  screen.getState().unsaved.length > 0 ||
  document.querySelector('dialog[open], video, form') !== null;

/** Whoever only reports what is wrong has no use for an app on the phone; once somebody signs in there is one. */
async function worksHere(): Promise<void> {
  if (!/^\/(c|report)\//.test(location.pathname) || atWork()) return;
  await new Promise<void>((resolve) => {
    const stop = screen.subscribe(() => {
      if (!atWork()) return;
      stop();
      resolve();
    });
  });
}
