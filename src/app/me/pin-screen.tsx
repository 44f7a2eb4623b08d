// How one gets in: six digits on this phone, a password anywhere else. Either is changed by whoever knows one of both.
import { CloudOff } from 'lucide';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { keepPinHere } from '../../db/pin.ts';
import { PinState } from '../../domain/pin-wire.ts';
import { remove, report } from '../../sync/rest.ts';
import { useSaid } from '../use-said.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { ownPinWords } from '../words/own-pin.ts';
import { PinChange } from './pin-change.tsx';
import { PinPassword } from './pin-password.tsx';
import styles from './me.module.css';

type Doing = 'nothing' | 'pin' | 'password';

export function PinScreen() {
  const words = ownPinWords[useLanguage()];
  const { common, me } = useWords();
  const { person } = useSession();
  const [state, setState] = useState<PinState | 'unknown' | undefined>(undefined);
  const [doing, setDoing] = useState<Doing>('nothing');
  const [said, setSaid] = useSaid('');
  const ask = useCallback(async () => {
    const answered = await report('/api/pin', PinState);
    setState((shown) => (answered.ok ? answered.body : typeof shown === 'object' ? shown : 'unknown'));
  }, []);
  useEffect(() => void ask(), []);
  const done = async (text: string) => {
    setDoing('nothing');
    setSaid(text);
    await ask();
  };
  const end = async () => {
    const answered = await remove('/api/pin');
    if (!answered.ok) return setSaid(words.failed);
    await keepPinHere(person.id, null);
    await done(words.doneEnd);
  };
  const page = { narrow: true, title: me.pin, sub: words.sub, back: common.back, backTo: '/me' };
  if (state === 'unknown')
    return (
      <Page {...page}>
        <Notice icon={CloudOff} action={<Button onClick={() => void ask()}>{common.retry}</Button>}>
          {words.unknown}
        </Notice>
      </Page>
    );
  if (state && doing === 'pin')
    return (
      <Page {...page}>
        <PinChange state={state} onDone={() => void done(words.doneSet)} onBack={() => setDoing('nothing')} />
      </Page>
    );
  if (state && doing === 'password')
    return (
      <Page {...page}>
        <PinPassword state={state} onDone={() => void done(words.doneSet)} onBack={() => setDoing('nothing')} />
      </Page>
    );
  return (
    <Page {...page}>
      <p class={styles.said} role="status">
        {said}
      </p>
      {state && (
        <div class={styles.stack}>
          <Card>
            <h2 class={styles.title}>{words.pin}</h2>
            <p>{state.isSet ? words.pinSet : state.canBe ? words.pinNone : words.pinCannot}</p>
            {state.canBe && (
              <div class={styles.key}>
                <Button large wide look={state.isSet ? 'quiet' : 'primary'} onClick={() => setDoing('pin')}>
                  {state.isSet ? words.changePin : words.setPin}
                </Button>
              </div>
            )}
            {state.isSet && state.hasPassword && (
              <Button look="plain" wide onClick={() => void end()}>
                {words.endPin}
              </Button>
            )}
          </Card>
          <Card>
            <h2 class={styles.title}>{words.password}</h2>
            <p>{state.hasPassword ? words.passwordSet : words.passwordNone}</p>
            <div class={styles.key}>
              <Button large wide onClick={() => setDoing('password')}>
                {state.hasPassword ? words.changePassword : words.setPassword}
              </Button>
            </div>
          </Card>
        </div>
      )}
    </Page>
  );
}
