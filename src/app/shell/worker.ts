// The service worker: registered, looked after, and its new versions offered.
import { liveQuery } from 'dexie';
import type { DeviceDb } from '../../db/device-db.ts';
import { hasCases } from '../../db/has-cases.ts';
import { walksRounds } from '../../db/own-rounds.ts';
import { isKitchenStaff, isManager } from '../../domain/person.ts';
import { again } from '../again.ts';
import { lacks } from '../all-kept.ts';
import { askBeforeClosing, leaveWithOthers } from '../other-tabs.ts';
import { screen } from '../state.ts';
import { scriptAddress } from '../trusted.ts';
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
  screen.subscribe(({ session }, before) => {
    if (session === before.session) return;
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
  if (!/^\/(c|report)\//.test(location.pathname) || screen.getState().session) return;
  await new Promise<void>((resolve) => {
    const stop = screen.subscribe(({ session }) => {
      if (!session) return;
      stop();
      resolve();
    });
  });
}

/** What only the work of whoever is signed in needs is kept for when there is no network; the result ends it. */
function keepForWork(): () => void {
  const { session, db } = screen.getState();
  if (!session || !db) return () => undefined;
  const { person } = session;
  const work = [
    ...(isManager(person) || person.role === 'admin' ? ['desk', 'handling'] : []),
    ...(isManager(person) || isKitchenStaff(person) ? ['kitchen'] : []),
    ...(isKitchenStaff(person) ? ['samples'] : []),
  ];
  void keep(work);
  // Where the browser reads codes itself our own reader need not lie on the phone.
  void import('../fetched/points.ts').then(async ({ readsCodes }) => {
    if (!(await readsCodes())) await keep(['codes']);
  });
  // Plans and cases come and go while somebody is signed in.
  const kept = new Set<string>();
  const ends: (() => void)[] = [];
  let isOver = false;
  const asked = liveQuery(async () => ({ rounds: await walksRounds(db, person), handling: await hasCases(db) }));
  const watched = asked.subscribe((has) => {
    const more = (['rounds', 'handling'] as const).filter((one) => has[one] && !kept.has(one));
    more.forEach((one) => kept.add(one));
    if (more.length > 0) void keep([...more, ...(more.includes('handling') ? ['own-cases'] : [])]);
    if (has.handling && !kept.has('before')) {
      kept.add('before');
      void keepBefore(db).then((stop) => (isOver ? stop() : ends.push(stop)));
    }
  });
  return () => {
    watched.unsubscribe();
    isOver = true;
    ends.forEach((end) => end());
  };
}

/** What cannot be had now comes with the next start. */
const keepBefore = (db: DeviceDb): Promise<() => void> =>
  import('../cases/step-own.ts').then(
    (file) => file.keepBeforePictures(db),
    () => () => undefined,
  );

const keep = (work: readonly string[]): Promise<void> =>
  lacks(navigator.serviceWorker.ready.then(({ active }) => again(() => kept(active!, work))));

/** Rejects where not all of it could be had. */
const kept = (worker: ServiceWorker, work: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data ? resolve() : reject(new Error('not all is kept')));
    worker.postMessage({ type: 'KEEP', work }, [port2]);
  });
