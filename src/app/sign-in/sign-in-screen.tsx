// Signing in: by the PIN of this phone, or name and password and the first download; then it works without a network.
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { DatabaseMissing } from '../../db/device-db.ts';
import { peopleWithPin } from '../../db/pin.ts';
import { setUpState } from '../../sync/rest.ts';
import type { Entered } from '../../sync/sign-in.ts';
import { preferencesKey } from '../preferences.ts';
import { setLanguage } from '../preferences-kept.ts';
import { useLive } from '../use-live.ts';
import { useScreen, useWords } from '../use-screen.ts';
import { Door } from './door.tsx';
import { InsideApp, Insecure, Lacking, NoDatabase } from './obstacle-notice.tsx';
import { findObstacle, type Obstacle } from './obstacle.ts';
import { PinEntry } from './pin-entry.tsx';
import { LostHere, SignInForm, UnsentHere } from './sign-in-form.tsx';
import { Welcome } from './welcome.tsx';

/** Without a database nobody is known here; the obstacle says why. */
function nobodyWithout(failed: unknown): [] {
  if (failed instanceof DatabaseMissing) return [];
  throw failed;
}

export function SignInScreen() {
  const { signIn } = useWords();
  const { route } = useLocation();
  const session = useScreen((now) => now.session);
  const [obstacle, setObstacle] = useState<Obstacle | null | undefined>(undefined);
  const people = useLive(() => peopleWithPin().catch(nobodyWithout), []);
  const [byPassword, setByPassword] = useState(false);
  const [entered, setEntered] = useState<Entered | null>(null);

  useEffect(() => {
    void findObstacle().then(setObstacle);
    if (session) return;
    void setUpState().then((asked) => {
      if (!asked.ok) return;
      const { needed, language } = asked.body;
      if (needed) route('/set-up', true);
      // Only to whoever has chosen nothing here yet.
      else if (language && !localStorage.getItem(preferencesKey)) void setLanguage(language);
    });
  }, []);

  if (entered) return <Welcome entered={entered} onNotMe={() => setEntered(null)} />;
  if (obstacle?.is === 'inside-app' || obstacle?.is === 'no-database')
    return (
      <Door title={signIn.title}>
        {obstacle.is === 'inside-app' ? <InsideApp host={obstacle.host} /> : <NoDatabase />}
      </Door>
    );
  // What this phone knows of its people is there in no time; where there is no database the obstacle above says so.
  if (people === undefined) return null;
  const expired = session?.person ?? null;
  const mayPin = people.some(({ personId }) => expired === null || personId === expired.id);
  if (mayPin && !byPassword)
    return (
      <PinEntry people={people} expired={expired} onPassword={() => setByPassword(true)}>
        {obstacle?.is === 'insecure' && <Insecure />}
        <LostHere />
        <UnsentHere />
      </PinEntry>
    );
  return (
    <SignInForm onEntered={setEntered} expired={expired}>
      {obstacle?.is === 'insecure' && <Insecure />}
      {!expired && <Lacking />}
    </SignInForm>
  );
}
