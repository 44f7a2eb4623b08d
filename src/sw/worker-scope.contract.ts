// A worker's global scope for tests: what it listens to is said to it, and its caches lie in memory.
import { onTestFinished, vi } from 'vitest';

const origin = 'https://patrol.school.cn';
const pathOf = (asked: Request | string): string =>
  new URL(typeof asked === 'string' ? asked : asked.url, origin).pathname;

class FakeCache {
  readonly files = new Map<string, Response>();
  readonly #fetch: (path: string) => Promise<Response>;
  constructor(fetch: (path: string) => Promise<Response>) {
    this.#fetch = fetch;
  }
  keys = async () => [...this.files.keys()].map((path) => new Request(origin + path));
  match = async (asked: Request | string) => this.files.get(pathOf(asked))?.clone();
  put = async (asked: Request | string, answer: Response) => void this.files.set(pathOf(asked), answer.clone());
  delete = async (asked: Request | string) => this.files.delete(pathOf(asked));
  /** All of them or none. */
  addAll = async (paths: readonly string[]) => {
    const answers = await Promise.all(paths.map((path) => this.#fetch(path)));
    paths.forEach((path, n) => this.files.set(pathOf(path), answers[n]!));
  };
}

type Heard = (event: object) => void;

/** Stands for `self` and `caches` until the test or its hook is over. */
export function workerScope(more: object = {}) {
  const listeners: [type: string, heard: Heard][] = [];
  const fetch = vi.fn(async (path: Request | string) => new Response(pathOf(path)));
  const stored = new Map<string, FakeCache>();
  const caches = {
    open: async (name: string) => {
      const cache = stored.get(name) ?? new FakeCache(fetch);
      stored.set(name, cache);
      return cache;
    },
    keys: async () => [...stored.keys()],
    delete: async (name: string) => stored.delete(name),
    match: async (asked: Request, { cacheName }: { cacheName: string }) => stored.get(cacheName)?.match(asked),
  };
  const skipWaiting = vi.fn(async () => undefined);
  const clients = { claim: vi.fn(async () => undefined), matchAll: vi.fn(async (): Promise<{ id: string }[]> => []) };
  const registration: { waiting: object | null } = { waiting: null };
  vi.stubGlobal('self', {
    addEventListener: (type: string, heard: Heard) => listeners.push([type, heard]),
    location: new URL(origin),
    skipWaiting,
    clients,
    registration,
    fetch,
    ...more,
  });
  vi.stubGlobal('caches', caches);
  onTestFinished(() => void vi.unstubAllGlobals());
  /** Ends when all that the event was made to wait for has ended. */
  const hears = async (type: string, event: object = {}): Promise<void> => {
    const waits: unknown[] = [];
    const waitUntil = (wait: unknown) => waits.push(wait);
    for (const [to, heard] of listeners) if (to === type) heard({ ...event, waitUntil });
    await Promise.all(waits);
  };
  return { hears, fetch, skipWaiting, clients, registration, caches };
}
