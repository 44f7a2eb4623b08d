// A question to the phone database that answers again whenever its answer changes.
import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';

/** undefined until the first answer. A failed question is thrown, so the screen's own error state shows. */
export function useLive<T>(question: () => Promise<T>, about: unknown[]): T | undefined {
  const [answer, setAnswer] = useState<{ value: T } | { failed: unknown } | undefined>(undefined);
  useEffect(() => {
    // Dexie follows the reads behind an await only in a function that is itself declared async.
    const asked = liveQuery(async () => question()).subscribe({
      next: (value) => setAnswer({ value }),
      error: (failed: unknown) => setAnswer({ failed }),
    });
    return () => asked.unsubscribe();
  }, about);
  if (answer && 'failed' in answer) throw answer.failed;
  return answer?.value;
}
