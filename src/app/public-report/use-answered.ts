// What the school says to a question: nothing yet, an answer, or why there is none. Asked again on demand.
import { useEffect, useState } from 'preact/hooks';
import type { Answered, Failure } from '../../sync/rest.ts';

export type Heard<T> = {
  /** The last good answer. */
  body: T | undefined;
  /** Why the last question brought none. */
  trouble: Failure | null;
  busy: boolean;
  again: () => void;
};

/** `ask` null: there is nothing to ask. */
export function useAnswered<T>(ask: (() => Promise<Answered<T>>) | null): Heard<T> {
  const [heard, setHeard] = useState<Omit<Heard<T>, 'again'>>({ body: undefined, trouble: null, busy: ask !== null });
  const again = () => {
    if (!ask) return;
    setHeard((now) => ({ ...now, busy: true }));
    void ask().then((answered) =>
      setHeard((now) =>
        answered.ok
          ? { body: answered.body, trouble: null, busy: false }
          : { body: now.body, trouble: answered, busy: false },
      ),
    );
  };
  useEffect(again, []);
  return { ...heard, again };
}
