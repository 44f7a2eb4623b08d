// A report about the whole school: what the server says now, or what it last said when it cannot be asked.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type * as v from 'valibot';
import type { DeviceDb } from '../db/device-db.ts';
import { keepReport, keptReport } from '../db/reports.ts';
import { report, type Failure } from '../sync/rest.ts';
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
  refresh: () => void;
  change: (body: T) => void;
};

/** What was shown last, so that Back shows it at once and at the same place. */
const recent = new Map<string, Shown<unknown>>();
const quietMs = 10_000;

/** `merge`: what a refresh makes of what is on screen. */
export function useReport<T extends object>(
  path: string,
  schema: v.GenericSchema<unknown, T>,
  merge: (shown: T, fresh: T) => T = (_shown, fresh) => fresh,
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

  const show = useCallback(
    (next: Shown<T>, trouble: Failure | null, busy: boolean) => {
      recent.set(key, next);
      setState({ key, trouble, busy });
    },
    [key],
  );

  const ask = useCallback(async () => {
    askedAt.current = Date.now();
    setState((now) => ({ key, trouble: now.key === key ? now.trouble : null, busy: true }));
    const answered = await report(path, schema);
    const before = recent.get(key) as Shown<T> | undefined;
    if (answered.ok) {
      const at = toldAt(answered.body) ?? answered.receivedAt;
      show({ body: before ? merge(before.body, answered.body) : answered.body, at }, null, false);
      await keepReport(db, path, answered.body, at);
      return;
    }
    if (answered.why === 'refused') recent.delete(key);
    else if (!before) await showKept(db, path, key);
    setState({ key, trouble: answered, busy: false });
  }, [key]);

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
    refresh: () => void ask(),
    change: (body) => show({ body, at: shown?.at ?? 0 }, state.trouble, state.busy),
  };
}

const toldAt = (body: object): number | undefined =>
  'asOf' in body && typeof body.asOf === 'number' ? body.asOf : undefined;

async function showKept(db: DeviceDb, path: string, key: string): Promise<void> {
  const kept = await keptReport(db, path);
  if (kept) recent.set(key, kept);
}
