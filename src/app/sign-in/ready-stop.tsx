// Whether the phone works offline now: what the work needs has come, and the app itself lies on the phone.
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../use-screen.ts';
import { Stop, StopAbout, StopTitle } from '../ui/line.tsx';

/** `downloaded`: what the work needs has come. */
export function useReady(downloaded: boolean): { isReady: boolean; title: string; about: string } {
  const { signIn: words } = useWords();
  const isReady = useAppKept() && downloaded;
  if (isReady) return { isReady, title: words.ready, about: words.readyHint };
  return isSecureContext
    ? { isReady, title: words.notReady, about: words.notReadyHint }
    : { isReady, title: words.insecure, about: words.insecureHint };
}

/** It comes by itself while this is shown. */
function useAppKept(): boolean {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  const [isKept, keep] = useState(Boolean(serviceWorker?.controller));
  useEffect(() => void serviceWorker?.ready.then(() => keep(true)), []);
  return isKept;
}

export function ReadyStop({ isReady, title, about }: ReturnType<typeof useReady>) {
  return (
    <Stop state={isReady ? 'done' : 'late'}>
      <StopTitle>{title}</StopTitle>
      <StopAbout>{about}</StopAbout>
    </Stop>
  );
}
