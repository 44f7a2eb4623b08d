// A report about the whole school: what the server says now, or what it last said when it cannot be asked.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import type { DeviceDb } from '../db/device-db.ts';
import { keepReport, keptReport } from '../db/reports.ts';
import { report, type Answered, type Failure } from '../sync/rest.ts';
import { isManager } from '../domain/person.ts';
import { screen } from './state.ts';
import { useDb } from './use-screen.ts';

type Shown<T> = { body: T; at: number };

export type Report<T> = {
  /** undefined until something is known. */
  body: T | undefined;
  /** UTC ms of what is shown, by the server's clock where it says. */
  asOf: number | null;
  /** Why the last question brought nothing new. */
  trouble: Failure | null;
  busy: boolean;
  /** Something else is there than what is shown; `refresh` shows it. */
  fresh: boolean;
  refresh: () => void;
  change: (body: T) => void;
};

/** What was shown last, so that Back shows it at once and at the same place. */
const recent = new Map<string, Shown<unknown>>();
const quietMs = 10_000;
/** What could not be fetched when it arrived is asked for once more. */
const againMs = 5000;

/** Asked by several parts of one page at once, a question goes out once. */
const asking = new Map<string, Promise<Answered<unknown>>>();

/** `key`: who asks, and what; nobody is shown the answer to somebody else's question. */
function askOnce<T>(key: string, path: string, schema: v.GenericSchema<unknown, T>): Promise<Answered<T>> {
  const known = asking.get(key) ?? report(path, schema).finally(() => asking.delete(key));
  asking.set(key, known);
  return known as Promise<Answered<T>>;
}

type Ways<T> = {
  /** What a refresh makes of what is on screen. */
  merge?: (shown: T, fresh: T) => T;
  /** What arrives meanwhile moves nothing under the finger: it is offered. Otherwise it is shown at once. */
  offers?: boolean;
};

export function useReport<T extends object>(
  path: string,
  schema: v.GenericSchema<unknown, T>,
  { merge = (_shown, fresh) => fresh, offers = false }: Ways<T> = {},
): Report<T> {
  const db = useDb();
  const key = `${db.personId} ${path}`;
  const shown = recent.get(key) as Shown<T> | undefined;
  const [state, setState] = useState<{ key: string; trouble: Failure | null; busy: boolean }>({
    key,
    trouble: null,
    busy: true,
  });
  const askedAt = useRef(0);
  const [offered, setOffered] = useState<{ key: string; next: Shown<T> } | null>(null);
  const stands = useRef('');
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = useCallback(
    (next: Shown<T>, trouble: Failure | null, busy: boolean) => {
      recent.set(key, next);
      // Another question may be on the screen by now.
      setState((now) => (now.key === key ? { key, trouble, busy } : now));
    },
    [key],
  );

  const ask = useCallback(async () => {
    setOffered(null);
    stands.current = '';
    askedAt.current = Date.now();
    setState((now) => ({ key, trouble: now.key === key ? now.trouble : null, busy: true }));
    const answered = await askOnce(key, path, schema);
    const before = recent.get(key) as Shown<T> | undefined;
    if (answered.ok) {
      const at = toldAt(answered.body) ?? answered.receivedAt;
      show({ body: before ? merge(before.body, answered.body) : answered.body, at }, null, false);
      await keepReport(db, path, answered.body, at);
      return;
    }
    if (answered.why === 'refused') recent.delete(key);
    else if (!before) await showKept(db, path, key, schema);
    setState((now) => (now.key === key ? { key, trouble: answered, busy: false } : now));
  }, [key]);

  /** Something of it was written: nobody asked, so nothing is said while it is fetched, nor when it cannot be; but whoever is signed out hears of it. */
  const arrive = useCallback(
    async (isSecond = false): Promise<void> => {
      // Whoever takes what is offered asks again: until then nothing more has to be known.
      if (stands.current === key) return;
      // Always anew: a question that is under way already may have been answered before this was written.
      const answered = await report(path, schema);
      const before = recent.get(key) as Shown<T> | undefined;
      if (!answered.ok && answered.why === 'login')
        setState((now) => (now.key === key ? { ...now, trouble: answered } : now));
      else if (!answered.ok && answered.why !== 'refused' && !isSecond)
        again.current = setTimeout(() => void arrive(true), againMs);
      if (!answered.ok || !before) return;
      const body = merge(before.body, answered.body);
      const at = toldAt(answered.body) ?? answered.receivedAt;
      if (offers && isOther(before.body, body)) {
        setOffered({ key, next: { body, at } });
        stands.current = key;
      } else show({ body, at }, null, false);
      await keepReport(db, path, answered.body, at);
    },
    [key],
  );

  useEffect(() => {
    const silence = listen(path, () => void arrive());
    return () => {
      clearTimeout(again.current);
      silence?.();
    };
  }, [arrive]);

  useEffect(() => {
    void ask();
    const look = () => {
      if (document.visibilityState === 'visible' && Date.now() - askedAt.current > quietMs) void ask();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [ask]);

  const current = state.key === key;
  return {
    body: shown?.body,
    asOf: shown?.at ?? null,
    trouble: current ? state.trouble : null,
    busy: !current || state.busy,
    fresh: offered?.key === key,
    refresh: () => {
      // What was offered is there at once, and what came since with it.
      if (offered?.key === key) show(offered.next, null, true);
      void ask();
    },
    change: (body) => show({ body, at: shown?.at ?? 0 }, state.trouble, state.busy),
  };
}

/** Only managers hear what arrives, and only they fetch what listens. */
function listen(path: string, arrived: () => void): (() => void) | undefined {
  const person = screen.getState().session?.person;
  if (!person || !isManager(person)) return undefined;
  let silence: (() => void) | null | undefined;
  import('./live.ts').then(
    ({ onArrival }) => {
      if (silence === undefined) silence = onArrival(path, arrived);
    },
    // Without it the page asks when it is looked at again, as always.
    () => undefined,
  );
  return () => {
    silence?.();
    silence = null;
  };
}

/** When it was told is no difference. */
const isOther = (one: object, other: object): boolean => {
  const plain = (body: object) => JSON.stringify({ ...body, asOf: 0 });
  return plain(one) !== plain(other);
};

const toldAt = (body: object): number | undefined =>
  'asOf' in body && typeof body.asOf === 'number' ? body.asOf : undefined;

/** What an earlier version of the app kept is shown where this one can still read it. */
async function showKept(db: DeviceDb, path: string, key: string, schema: v.GenericSchema): Promise<void> {
  const kept = await keptReport(db, path);
  const read = kept && v.safeParse(schema, kept.body);
  if (kept && read?.success) recent.set(key, { body: read.output, at: kept.at });
}
