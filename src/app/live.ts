// What reaches the school while a manager has a page open: one stream for all that is on it, and only while somebody looks.

import { whoAmI } from '../sync/rest.ts';

type Listener = (topics: readonly string[]) => void;
const listeners = new Set<Listener>();
let source: EventSource | null = null;
/** Something may have been written while nobody listened. */
let hasMissed = false;
let hiddenAt = 0;
/** The next try, and how often in a row it was refused. */
let again: ReturnType<typeof setTimeout> | undefined;
let refusals = 0;
/** Whoever comes back later than that asks for everything anyway. */
const shortMs = 10_000;
const againMs = 30_000;
/** A school without room for one more is asked ever more seldom. */
const seldomMs = 10 * 60_000;
const gapMs = 2000;
/** Later than that after what it listens for was asked, something may have come in between. */
const soonMs = 1000;

const counted = ['inspection', 'round', 'hazard', 'menu', 'sample', 'fridge', 'asset'];

/** Which kinds of things a report is made of; one that is not named here is asked for when it is opened, and then by hand. */
const topicsOf: [path: RegExp, topics: string[]][] = [
  [/^\/api\/inspections/, ['inspection', 'photo']],
  [/^\/api\/hazards(?!\/ledger)/, ['hazard']],
  [/^\/api\/rounds/, ['round', 'plan']],
  [/^\/api\/streaks/, ['inspection', 'round', 'hazard', 'looked']],
  [/^\/api\/first-run/, ['person', 'place', 'plan', 'phone', 'inspection']],
  [/^\/api\/today/, [...counted, 'plan', 'seal']],
  [/^\/api\/samples/, ['menu', 'sample', 'fridge', 'seal']],
  [/^\/api\/signatures/, ['inspection']],
  [/^\/api\/(remarks|rechecks)/, ['inspection', 'round', 'hazard', 'looked']],
  [/^\/api\/phones/, ['phone', 'inspection', 'photo']],
  [/^\/api\/held/, ['held']],
  [/^\/api\/(people|invites)/, ['person']],
  [/^\/api\/places\/[^/]+\/floor-plan/, ['floor-plan', 'place', 'hazard', 'round', 'inspection', 'asset']],
  [/^\/api\/(analysis|ledgers|briefing)/, counted],
  [/^\/api\/photo-wall/, ['photo', 'inspection', 'hazard', 'sample', 'round']],
  [/^\/api\/status/, ['phone', 'photo', 'alert']],
  [/^\/api\/alerts/, ['alert']],
];

/** Calls back when something of what this report is made of was written. The answer ends it. */
export function onArrival(path: string, arrived: () => void): () => void {
  const topics = topicsOf.find(([form]) => form.test(path))?.[1];
  if (!topics) return () => undefined;
  const listener: Listener = (written) => {
    if (written.some((topic) => topics.includes(topic))) arrived();
  };
  listeners.add(listener);
  if (again === undefined) look();
  return () => {
    listeners.delete(listener);
    look();
  };
}

/**
 * The browser opens it again by itself after a broken line, and we do where a server that starts anew, or a proxy before it, has refused it. What was written in
 * between nobody tells, so everything that listens is asked for again.
 */
function look(): void {
  if (document.visibilityState !== 'visible') {
    if (source) hiddenAt = Date.now();
    return close();
  }
  // From one page to the next nobody listens for a moment.
  if (listeners.size === 0) {
    if (source) setTimeout(() => listeners.size === 0 && close(), gapMs);
    return;
  }
  if (source && source.readyState !== EventSource.CLOSED) return;
  hasMissed ||= hiddenAt > 0 && Date.now() - hiddenAt < shortMs;
  hiddenAt = 0;
  const asked = Date.now();
  const opened = new EventSource('/api/live');
  source = opened;
  opened.addEventListener('open', () => {
    refusals = 0;
    if (!hasMissed && Date.now() - asked < soonMs) return;
    hasMissed = false;
    tell(allTopics);
  });
  opened.addEventListener('error', () => {
    hasMissed = true;
    if (opened.readyState === EventSource.CLOSED && opened === source) wait();
  });
  opened.addEventListener('changed', ({ data }: MessageEvent<string>) => tell(JSON.parse(data) as string[]));
}

/** The stream does not say why it was refused. Whoever was signed out is told by what is on the page, and waits for nothing. */
function wait(): void {
  const trying = setTimeout(
    () => {
      again = undefined;
      look();
    },
    Math.min(againMs * 2 ** refusals++, seldomMs),
  );
  again = trying;
  void whoAmI().then((answered) => {
    if (answered.ok || answered.why !== 'login' || again !== trying) return;
    stopTrying();
    tell(allTopics);
  });
}

function stopTrying(): void {
  clearTimeout(again);
  again = undefined;
}

function close(): void {
  stopTrying();
  source?.close();
  source = null;
}

const allTopics = [...new Set(topicsOf.flatMap(([, topics]) => topics))];
const tell = (topics: readonly string[]): void => {
  for (const listener of listeners) listener(topics);
};

document.addEventListener('visibilitychange', look);
