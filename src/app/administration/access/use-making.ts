// Sending something new to the server, and where it says no. A press that is still under way is not sent twice.
import { useState } from 'preact/hooks';
import type * as v from 'valibot';
import { postFor } from '../../../sync/rest.ts';
import { useSaid } from '../../use-said.ts';
import { useLanguage, useWords } from '../../use-screen.ts';
import { accessWords } from '../../words/access.ts';

/** `full`: what is said when there are as many as there may be. */
export function useMaking<T>(path: string, schema: v.GenericSchema<unknown, T>, full: string, onMade: () => void) {
  const { problems } = useWords();
  const words = accessWords[useLanguage()];
  const [made, setMade] = useState<T | null>(null);
  const [failed, setFailed] = useSaid<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async (wanted: unknown) => {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    const answered = await postFor(path, wanted, schema);
    setBusy(false);
    if (answered.ok) {
      setMade(answered.body);
      return onMade();
    }
    if (answered.code === 'limit-reached') return setFailed(full);
    if (answered.code === 'place-unknown') return setFailed(words.placeGone);
    setFailed(answered.code && answered.why === 'refused' ? problems[answered.code] : words.failed);
  };
  return { made, failed, busy, make };
}
