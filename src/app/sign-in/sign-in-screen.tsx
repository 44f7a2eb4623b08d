// Signing in: name and password, then the first download, then it works without a network.
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { setUpState } from '../../sync/rest.ts';
import type { Entered } from '../../sync/sign-in.ts';
import { preferencesKey, setLanguage } from '../preferences.ts';
import { useScreen, useWords } from '../use-screen.ts';
import { Door } from './door.tsx';
import { InsideApp, Insecure, NoDatabase } from './obstacle-notice.tsx';
import { findObstacle, type Obstacle } from './obstacle.ts';
import { SignInForm } from './sign-in-form.tsx';
import { Welcome } from './welcome.tsx';

export function SignInScreen() {
  const { signIn } = useWords();
  const { route } = useLocation();
  const session = useScreen((now) => now.session);
  const [obstacle, setObstacle] = useState<Obstacle | null | undefined>(undefined);
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
  return (
    <SignInForm onEntered={setEntered} expired={session?.person ?? null}>
      {obstacle?.is === 'insecure' && <Insecure />}
    </SignInForm>
  );
}
