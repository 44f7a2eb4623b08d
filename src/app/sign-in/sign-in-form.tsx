// User name and password, and everything that may go wrong with them, in words.
import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { lostHere } from '../../db/storage.ts';
import { unsentOfOthers } from '../../db/people-on-device.ts';
import type { Person } from '../../domain/person.ts';
import { type Downloaded, enter, type Entered } from '../../sync/sign-in.ts';
import { beginSession } from '../session.ts';
import { useLive } from '../use-live.ts';
import { useSaid } from '../use-said.ts';
import { useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Door } from './door.tsx';
import { asking, Downloading } from './downloading.tsx';
import { useCountdown } from './use-countdown.ts';
import styles from './sign-in.module.css';

type Errors = { username?: string; password?: string; form?: string };

type SignInFormProps = {
  /** Who is signed in here with a session that ran out. */
  expired: Person | null;
  onEntered: (entered: Entered) => void;
  children?: ComponentChildren;
};

export function SignInForm({ expired, onEntered, children }: SignInFormProps) {
  const { signIn: words, problems, common, shell } = useWords();
  const { route } = useLocation();
  const [someoneElse, setSomeoneElse] = useState(false);
  const [username, setUsername] = useState(expired?.username ?? '');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useSaid<Errors>({});
  const [download, setDownload] = useState<Downloaded | null>(null);
  const [waitS, waitFor] = useCountdown();
  const form = useRef<HTMLFormElement>(null);
  const known = expired && !someoneElse ? expired : null;

  useEffect(() => {
    if (errors.username || errors.password) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const who = { username: username.trim().toLowerCase(), password };
    const missing: Errors = {
      ...(who.username ? {} : { username: words.missing.username }),
      ...(password ? {} : { password: words.missing.password }),
    };
    setErrors(missing);
    if (missing.username || missing.password) return;
    setDownload(asking);
    const answered = await enter(who, setDownload);
    setDownload(null);
    if (answered.ok) {
      if (answered.session.person.id !== expired?.id) return onEntered(answered);
      beginSession(answered.session, answered.db);
      return route('/', true);
    }
    if (answered.why === 'unreachable') return setErrors({ form: words.unreachable });
    if (answered.why === 'throttled' || answered.code === 'too-many-requests') {
      waitFor(answered.retryAfterMs ?? 30_000);
      return setErrors({});
    }
    if (answered.code === 'set-up-first') return route('/set-up', true);
    const code = answered.code ?? 'wrong-password';
    setErrors(
      code === 'wrong-password' || code === 'login'
        ? { password: problems['wrong-password'] }
        : { form: problems[code] },
    );
  };

  if (download !== null) return <Downloading step={download} />;
  return (
    <Door title={known ? shell.next.login : words.title} sub={known ? words.expiredHint(known.name) : words.lead}>
      {children}
      <form ref={form} class={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        {known && <input hidden readOnly name="username" autocomplete="username" value={username} />}
        {!known && (
          <TextField
            label={words.username}
            name="username"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            value={username}
            error={errors.username}
            onInput={(event) => setUsername(event.currentTarget.value)}
          />
        )}
        <PasswordField
          label={words.password}
          show={words.show}
          hide={words.hide}
          autocomplete="current-password"
          value={password}
          error={errors.password}
          onType={setPassword}
        />
        <p class={styles.error} role="alert">
          {waitS > 0 ? words.tooMany(waitS) : errors.form}
        </p>
        <Button type="submit" look="primary" large wide disabled={waitS > 0}>
          {waitS > 0 ? words.wait(waitS) : words.enter}
        </Button>
      </form>
      {!expired && (
        <div class={styles.others}>
          <ButtonLink look="plain" wide href="/invite">
            {words.haveCode}
          </ButtonLink>
        </div>
      )}
      {expired && (
        <div class={styles.others}>
          <ButtonLink wide href="/">
            {words.backToWork}
          </ButtonLink>
          <Button look="plain" wide onClick={() => setSomeoneElse(!someoneElse)}>
            {someoneElse ? common.back : words.someoneElse}
          </Button>
        </div>
      )}
      <LostHere />
      <UnsentHere />
      <p class={styles.hint}>{words.help}</p>
    </Door>
  );
}

/** The browser has cleared what was stored here: whoever comes next hears it before anything else. */
export function LostHere() {
  const { signIn } = useWords();
  const [lost, setLost] = useState(0);
  useEffect(() => void lostHere().then(setLost), []);
  return lost > 0 ? (
    <p class={styles.lost} role="alert">
      {signIn.lostHere(lost)}
    </p>
  ) : null;
}

/** A shared phone: whose they are is nobody else's business, that they are here is. */
export function UnsentHere() {
  const { signIn } = useWords();
  const unsent = useLive(unsentOfOthers, []) ?? 0;
  return unsent > 0 ? <p class={styles.unsent}>{signIn.unsentHere(unsent)}</p> : null;
}
