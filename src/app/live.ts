// What reaches the school while a manager has a page open: one stream for all that is on it, and only while somebody looks.

type Listener = (topics: readonly string[]) => void;
const listeners = new Set<Listener>();
let source: EventSource | null = null;

const counted = ['inspection', 'round', 'hazard', 'menu', 'sample', 'fridge', 'asset'];

/** Which kinds of things a report is made of; one that is not named here is asked for when it is opened, and then by hand. */
const topicsOf: [path: RegExp, topics: string[]][] = [
  [/^\/api\/inspections/, ['inspection', 'photo']],
  [/^\/api\/hazards(?!\/ledger)/, ['hazard']],
  [/^\/api\/rounds(?!\/calendar)/, ['round', 'plan']],
  [/^\/api\/today/, [...counted, 'plan', 'seal']],
  [/^\/api\/samples/, ['menu', 'sample', 'fridge', 'seal']],
  [/^\/api\/signatures/, ['inspection']],
  [/^\/api\/(remarks|rechecks)/, ['inspection', 'round', 'hazard', 'looked']],
  [/^\/api\/phones/, ['phone', 'inspection', 'photo']],
  [/^\/api\/held/, ['held']],
  [/^\/api\/people/, ['person']],
  [/^\/api\/places\/[^/]+\/floor-plan/, ['floor-plan', 'place', 'hazard', 'round', 'inspection', 'asset']],
  [/^\/api\/(analysis|ledgers)/, counted],
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
  look();
  return () => {
    listeners.delete(listener);
    look();
  };
}

/** The browser opens it again by itself after a broken line; what the server refuses stays closed until somebody looks again. */
function look(): void {
  const isWanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (!isWanted) {
    source?.close();
    source = null;
    return;
  }
  if (source && source.readyState !== EventSource.CLOSED) return;
  source = new EventSource('/api/live');
  source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
    const topics = JSON.parse(data) as string[];
    for (const listener of listeners) listener(topics);
  });
}

document.addEventListener('visibilitychange', look);
