// 首次使用: the code, whose it is, six digits for this phone (or a password), and the download (P17).
import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isWeakPassword } from '../../domain/password.ts';
import { inviteCodeIn, type Invitation } from '../../domain/invite.ts';
import { newId } from '../../db/new-id.ts';
import { isWeakPin } from '../../domain/pin.ts';
import { enterByInvite, invitation } from '../../sync/invite.ts';
import type { Failure } from '../../sync/rest.ts';
import type { Downloaded, Entered } from '../../sync/sign-in.ts';
import { useSaid } from '../use-said.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { inviteWords } from '../words/invite.ts';
import { Door } from './door.tsx';
import { asking, Downloading } from './downloading.tsx';
import { InsideApp, Insecure, Lacking, NoDatabase } from './obstacle-notice.tsx';
import { PinPad } from './pin-pad.tsx';
import { findObstacle, type Obstacle } from './obstacle.ts';
import { useCountdown } from './use-countdown.ts';
import { Welcome } from './welcome.tsx';
import styles from './sign-in.module.css';

const steps = ['code', 'who', 'secret'] as const;

const kept = (): { invite?: unknown } => (history.state ?? {}) as { invite?: unknown };

/** It stands behind the '#' and goes from the address once it is read; loading the page again finds it still. */
function codeGiven(): string {
  const { invite } = kept();
  return inviteCodeIn(location.hash) ?? (typeof invite === 'string' ? invite : '');
}

const deviceKey = 'patrol-invited';

/** The same installation for the same code, also after a kill: where the answer was lost, the code is good again for it alone. */
function deviceFor(code: string): string {
  const [known = '', device = ''] = (localStorage.getItem(deviceKey) ?? '').split(' ');
  if (known === code && device) return device;
  const made = newId();
  localStorage.setItem(deviceKey, `${code} ${made}`);
  return made;
}

export function InviteScreen() {
  const words = inviteWords[useLanguage()];
  const { signIn, common, problems } = useWords();
  const [code, setCode] = useState(codeGiven);
  const [told, setTold] = useState<Invitation | null>(null);
  const [at, setAt] = useState<(typeof steps)[number]>('code');
  const [isOther, setOther] = useState(false);
  const [byPin, setByPin] = useState(true);
  const [pin, setPin] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useSaid<{ code?: string; pin?: string; password?: string; again?: string; form?: string }>(
    {},
  );
  const [isUsed, setUsed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [download, setDownload] = useState<Downloaded | null>(null);
  const [entered, setEntered] = useState<Entered | null>(null);
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const [waitS, waitFor] = useCountdown();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    void findObstacle().then(setObstacle);
    if (location.hash !== '') history.replaceState({ ...kept(), invite: code }, '', location.pathname);
    if (code !== '') void look();
  }, []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [wrong]);

  const failed = (answered: Failure) => {
    setUsed(answered.code === 'invite-over');
    if (answered.code === 'too-many-requests') return waitFor(answered.retryAfterMs ?? 30_000);
    if (answered.code === undefined) return setWrong({ form: words.unreachable });
    if (answered.code === 'weak-pin') return setWrong({ pin: problems['weak-pin'] });
    if (answered.code === 'weak-password') return setWrong({ password: words.weak });
    if (answered.code === 'invite-over' || answered.code === 'invite-unknown') setAt('code');
    setWrong({ [answered.code.startsWith('invite') ? 'code' : 'form']: problems[answered.code] });
  };
  const look = async () => {
    const read = inviteCodeIn(code);
    if (read === null) return setWrong({ code: words.codeMissing });
    setBusy(true);
    const answered = await invitation(read, deviceFor(read));
    setBusy(false);
    if (!answered.ok) return failed(answered);
    setWrong({});
    setCode(read);
    setTold(answered.body);
    setAt('who');
  };
  const use = async (chosen: { pin: string } | { password: string }) => {
    setWrong({});
    setDownload(asking);
    const answered = await enterByInvite(code, deviceFor(code), chosen, setDownload);
    setDownload(null);
    if (!answered.ok) return failed(answered);
    localStorage.removeItem(deviceKey);
    setEntered(answered);
  };
  /** The first time it is kept, the second time compared. */
  const typed = (digits: string) => {
    if (pin === '') {
      if (isWeakPin(digits)) return setWrong({ pin: problems['weak-pin'] });
      setWrong({});
      return setPin(digits);
    }
    setPin('');
    if (digits !== pin) return setWrong({ pin: words.differentPin });
    void use({ pin: digits });
  };
  const choose = async () => {
    if (isWeakPassword(password)) return setWrong({ password: words.weak });
    if (password !== again) return setWrong({ again: words.different });
    await use({ password });
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || waitS > 0) return;
    if (at === 'code') void look();
    else if (at === 'who') setAt('secret');
    else if (!byPin) void choose();
  };

  if (entered) return <Welcome isKnown entered={entered} onNotMe={() => location.assign('/')} />;
  if (download !== null) return <Downloading step={download} />;
  if (obstacle?.is === 'inside-app' || obstacle?.is === 'no-database')
    return (
      <Door title={words.title}>
        {obstacle.is === 'inside-app' ? <InsideApp host={obstacle.host} /> : <NoDatabase />}
      </Door>
    );
  // The keys take the screen: nothing of them lies under its edge.
  if (at === 'secret' && byPin)
    return (
      <Door title={words.steps.secret} sub={told?.name}>
        <PinPad
          key={pin}
          label={pin === '' ? words.choosePin : words.pinAgain}
          said={waitS > 0 ? words.tooMany(waitS) : (wrong.pin ?? wrong.form)}
          busy={waitS > 0}
          onWhole={typed}
        />
        <div class={styles.others}>
          <Button wide onClick={() => (pin === '' ? setAt('who') : setPin(''))}>
            {common.back}
          </Button>
          <Button look="plain" wide onClick={() => setByPin(false)}>
            {words.ratherPassword}
          </Button>
        </div>
      </Door>
    );
  const now = steps.indexOf(at);
  return (
    <Door title={words.title} sub={words.lead}>
      {obstacle?.is === 'insecure' && <Insecure />}
      <Lacking />
      <form ref={form} noValidate onSubmit={submit}>
        <p class={wrong.form || waitS > 0 ? styles.summary : ''} role="alert">
          {waitS > 0 ? words.tooMany(waitS) : wrong.form}
        </p>
        <Line>
          {steps.map((step, n) => (
            <Stop key={step} state={n < now ? 'done' : n === now ? 'here' : 'todo'}>
              <StopTitle>{step === 'secret' && n === now ? words.password : words.steps[step]}</StopTitle>
              {step === 'code' && n < now && <StopAbout>{code}</StopAbout>}
              {step === 'who' && n < now && <StopAbout>{told?.name}</StopAbout>}
              {n === now && (
                <div class={styles.stepBody}>
                  {step === 'code' && (
                    <TextField
                      label={words.code}
                      hint={words.codeHint}
                      error={wrong.code}
                      value={code}
                      autocomplete="one-time-code"
                      autocapitalize="characters"
                      spellcheck={false}
                      onInput={(event) => setCode(event.currentTarget.value)}
                    />
                  )}
                  {step === 'who' && told && <Who told={told} isOther={isOther} />}
                  {step === 'secret' && !byPin && (
                    <>
                      <input hidden readOnly name="username" autocomplete="username" value={told?.username ?? ''} />
                      <PasswordField
                        label={words.password}
                        hint={words.passwordHint}
                        error={wrong.password}
                        show={signIn.show}
                        hide={signIn.hide}
                        autocomplete="new-password"
                        value={password}
                        onType={setPassword}
                      />
                      <div class={styles.kinds}>
                        <PasswordField
                          label={words.again}
                          error={wrong.again}
                          show={signIn.show}
                          hide={signIn.hide}
                          autocomplete="new-password"
                          value={again}
                          onType={setAgain}
                        />
                      </div>
                    </>
                  )}
                  <div class={styles.stepKeys}>
                    {step === 'who' && (
                      <Button large onClick={() => setOther(true)}>
                        {words.notMe}
                      </Button>
                    )}
                    {step === 'secret' && (
                      <Button large onClick={() => setAt('who')}>
                        {common.back}
                      </Button>
                    )}
                    {step === 'code' && isUsed && (
                      <ButtonLink large href="/">
                        {words.toSignIn}
                      </ButtonLink>
                    )}
                    <Button type="submit" look="primary" large disabled={busy || waitS > 0}>
                      {step === 'code' && (busy ? words.looking : words.look)}
                      {step === 'who' && words.isMe}
                      {step === 'secret' && words.finish}
                    </Button>
                  </div>
                  {step === 'secret' && (
                    <Button look="plain" wide onClick={() => setByPin(true)}>
                      {words.ratherPin}
                    </Button>
                  )}
                </div>
              )}
            </Stop>
          ))}
        </Line>
      </form>
    </Door>
  );
}

function Who({ told, isOther }: { told: Invitation; isOther: boolean }) {
  const words = inviteWords[useLanguage()];
  const { common } = useWords();
  return (
    <>
      <div class={styles.name}>{told.name}</div>
      <dl class={styles.facts}>
        <dt>{words.school}</dt>
        <dd>{told.schoolName}</dd>
        <dt>{words.role}</dt>
        <dd>{common.roles[told.role]}</dd>
        <dt>{words.username}</dt>
        <dd>
          <b>{told.username}</b>
        </dd>
      </dl>
      <p class={styles.hint}>{words.usernameHint}</p>
      <p class={styles.fieldError} role="alert">
        {isOther && words.notMeHint}
      </p>
    </>
  );
}
