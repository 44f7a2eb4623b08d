// Saves what is on screen behind the paint, and what is chosen before it: one commit at a time, the newest state each time, nothing called saved before it is.

export type Saved = 'saved' | 'saving' | 'failed';

type Rules = {
  /** Resolves after the commit. */
  save: () => Promise<unknown>;
  tell: (saved: Saved, error?: unknown) => void;
  /** Runs once the screen has been painted; at once when nobody looks. */
  afterPaint: (run: () => void) => void;
};

export type DraftWriter = {
  /** Something was chosen: saved when the turn is over; resolves when it is, or could not be. */
  chosen: () => Promise<unknown>;
  /** Something was filled in or drawn: saved within a frame. */
  soon: () => void;
  /** Something is being typed: saved half a second after the last key at the latest. */
  typed: () => void;
  /** Only the place or the time on the page changed: saved with the next write, and nobody waits for it. */
  looked: () => void;
  /** Saves now; false when it could not. */
  flush: () => Promise<boolean>;
  /** Nothing is written from now on. */
  stop: () => void;
};

const typingMs = 400;

export function draftWriter({ save, tell, afterPaint }: Rules): DraftWriter {
  let dirty = false;
  let said: Saved = 'saved';
  let stopped = false;
  let planned = false;
  let typing: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<boolean> | null = null;

  function say(saved: Saved, error?: unknown): void {
    if (stopped || (saved === said && saved !== 'failed')) return;
    said = saved;
    tell(saved, error);
  }

  async function write(): Promise<boolean> {
    for (; dirty;) {
      if (stopped) return false;
      dirty = false;
      try {
        await save();
      } catch (error) {
        dirty = true;
        say('failed', error);
        return false;
      }
    }
    if (!dirty) say('saved');
    return !dirty;
  }

  function flush(): Promise<boolean> {
    clearTimeout(typing);
    typing = undefined;
    if (!dirty && !writing) return Promise.resolve(true);
    writing ??= write().finally(() => {
      writing = null;
    });
    return writing;
  }

  function mark(): void {
    dirty = true;
    if (said === 'saved') say('saving');
  }

  return {
    async chosen() {
      if (stopped) return;
      mark();
      // Once more may be chosen in the same turn.
      await Promise.resolve();
      await flush();
    },
    soon() {
      if (stopped) return;
      mark();
      if (planned) return;
      planned = true;
      afterPaint(() => {
        planned = false;
        void flush();
      });
    },
    typed() {
      if (stopped) return;
      mark();
      // Not put off by the next key: who types without a pause is saved too.
      typing ??= setTimeout(() => void flush(), typingMs);
    },
    looked() {
      if (stopped) return;
      dirty = true;
      typing ??= setTimeout(() => void flush(), typingMs);
    },
    flush,
    stop() {
      stopped = true;
      clearTimeout(typing);
    },
  };
}

/** After the next frame; a hidden page has no frames. */
export function afterPaint(run: () => void): void {
  if (document.visibilityState === 'hidden') return run();
  requestAnimationFrame(() => {
    setTimeout(run);
  });
}
