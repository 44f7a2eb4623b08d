// Whether the phone works offline now: what the work needs has come, and the app with all its files lies on the phone.
import { useEffect, useState } from 'preact/hooks';
import type { Entered } from '../../sync/sign-in.ts';
import { screen } from '../state.ts';
import { useScreen, useWords } from '../use-screen.ts';
import { Stop, StopAbout, StopTitle } from '../ui/line.tsx';

/** It comes by itself while this is shown. */
export function useReady(entered: Entered): { isReady: boolean; title: string; about?: string } {
  const { signIn: words, me } = useWords();
  const isKept = useAppKept(entered);
  if (entered.ready && isKept) return { isReady: true, title: words.ready, about: words.readyHint };
  if ('serviceWorker' in navigator) return { isReady: false, title: words.notReady, about: words.notReadyHint };
  return isSecureContext
    ? { isReady: false, title: me.selfCheck.offline.none }
    : { isReady: false, title: words.insecure, about: words.insecureHint };
}

function useAppKept({ session, db }: Entered): boolean {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  const [isThere, find] = useState(Boolean(serviceWorker?.controller));
  const lacking = useScreen((now) => now.lacking);
  useEffect(() => {
    screen.setState({ entered: { session, db } });
    void serviceWorker?.ready.then(() => find(true));
    return () => screen.setState({ entered: null });
  }, []);
  return isThere && lacking === 0;
}

export function ReadyStop({ isReady, title, about }: ReturnType<typeof useReady>) {
  return (
    <Stop state={isReady ? 'done' : 'late'}>
      <StopTitle>{title}</StopTitle>
      {about && <StopAbout>{about}</StopAbout>}
    </Stop>
  );
}
