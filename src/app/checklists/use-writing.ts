// A checklist that is being written: shown at once, kept on the phone right after, with a way back for every step. What another tab keeps of it,
// and what a colleague publishes, is seen here too.
import { useEffect, useRef, useState } from 'preact/hooks';
import { firstVersions, keepWriting, newestVersion, writings, type Writing } from '../../db/writing.ts';
import type { FirstOf } from '../../domain/figures-of-law.ts';
import type { Template } from '../../domain/template.ts';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';

const keepAfterMs = 400;
const mostSteps = 50;

export type Editing = {
  template: Template;
  /** The version it was written over; 0 for a new one. */
  base: number;
  newest: Template | undefined;
  /** Version 1 of this checklist and of those it was copied from, whose figures are the least. */
  firstOf: FirstOf;
  isKept: boolean;
  /** What went wrong when it was kept last. */
  failed: unknown;
  mayUndo: boolean;
  change: (next: Template) => void;
  undo: () => void;
  flush: () => Promise<void>;
};

type Known = { writing: Writing; newest: Template | undefined; firstOf: FirstOf };

/** undefined while it is read, null where there is nothing to write on. */
export function useWriting(code: string): Editing | null | undefined {
  const db = useDb();
  const found = useLive(() => read(db, code), [db, code]);
  // Published or given up, it is shown until the screen is left.
  const last = useRef<Known>(undefined);
  if (found) last.current = found;
  const known = last.current?.writing.template.code === code ? last.current : found;
  const [mine, write] = useState<Writing | null>(null);
  const [steps, setSteps] = useState<readonly Template[]>([]);
  const [kept, setKept] = useState<{ isKept: boolean; failed: unknown }>({ isKept: true, failed: undefined });
  const unkept = useRef<Writing | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    const save = () => void flush();
    addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
      save();
    };
  }, [db, code]);

  async function flush(): Promise<void> {
    clearTimeout(timer.current);
    const writing = unkept.current;
    if (!writing) return;
    unkept.current = null;
    try {
      await keepWriting(db, writing);
      if (!unkept.current) setKept({ isKept: true, failed: undefined });
    } catch (failed) {
      unkept.current ??= writing;
      setKept({ isKept: false, failed });
    }
  }

  if (!known) return known;
  const { newest, firstOf } = known;
  const isMine = mine?.template.code === code && mine.changedAt >= known.writing.changedAt;
  const writing = isMine ? mine : known.writing;
  const show = (template: Template) => {
    const next = { ...writing, template, changedAt: Math.max(Date.now(), writing.changedAt + 1) };
    unkept.current = next;
    write(next);
    setKept({ isKept: false, failed: undefined });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), keepAfterMs);
  };
  return {
    template: writing.template,
    base: writing.base,
    newest,
    firstOf,
    ...kept,
    mayUndo: steps.length > 0,
    change(next) {
      setSteps([...steps, writing.template].slice(-mostSteps));
      show(next);
    },
    undo() {
      const before = steps.at(-1);
      if (!before) return;
      setSteps(steps.slice(0, -1));
      show(before);
    },
    flush,
  };
}

async function read(db: Parameters<typeof writings>[0], code: string): Promise<Known | null> {
  const newest = await newestVersion(db, code);
  const kept = (await writings(db)).find(({ template }) => template.code === code);
  const writing = kept ?? (newest && { template: newest, base: newest.version, changedAt: 0 });
  return writing ? { writing, newest, firstOf: await firstVersions(db, writing.template) } : null;
}
