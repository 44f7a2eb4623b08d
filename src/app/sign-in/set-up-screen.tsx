// 设置学校: three short steps on a line, once in a school's life.
import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { School } from 'lucide';
import { setUpState } from '../../sync/rest.ts';
import { type Downloaded, found, type Entered } from '../../sync/sign-in.ts';
import type { ProblemCode } from '../../domain/refusal.ts';
import type { SetUpWords } from '../words/set-up.ts';
import { listed } from '../format.ts';
import type { Language } from '../state.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Door } from './door.tsx';
import { asking, Downloading } from './downloading.tsx';
import { Founded } from './founded.tsx';
import { FacilitiesStep, ManagerStep, SchoolStep, type StepProps } from './set-up-steps.tsx';
import { fieldOf, setUpSteps, toSend, wrongFields, type SetUpField, type SetUpForm } from './set-up.ts';
import { keepSetUp, keptSetUp } from './kept-set-up.ts';
import { useSetUpWords } from './set-up-words.ts';
import { useCountdown } from './use-countdown.ts';
import styles from './sign-in.module.css';

type Errors = Partial<Record<SetUpField | 'form', string>>;

export function SetUpScreen() {
  const words = useSetUpWords();
  const language = useLanguage();
  const { common, problems } = useWords();
  const [needed, setNeeded] = useState(true);
  const [form, setForm] = useState<SetUpForm>(keptSetUp);
  const [at, setAt] = useState(0);
  const [errors, setErrors] = useState<Errors>({});
  const [download, setDownload] = useState<Downloaded | null>(null);
  const [founded, setFounded] = useState<Entered | null>(null);
  const [waitS, waitFor] = useCountdown();
  const page = useRef<HTMLFormElement>(null);
  const step = setUpSteps[at] ?? 'manager';

  useEffect(() => {
    void setUpState().then((asked) => asked.ok && setNeeded(asked.body.needed));
  }, []);
  useEffect(() => {
    const wrong = page.current?.querySelector<HTMLElement>('[aria-invalid]');
    (wrong ?? page.current?.querySelector<HTMLElement>('[role=alert]:not(:empty)'))?.focus();
  }, [errors]);

  const change = (next: SetUpForm) => {
    setForm(next);
    keepSetUp(next);
  };
  const send = async () => {
    if (!form.kind) return setAt(0);
    setDownload(asking);
    const answered = await found(toSend(form, form.kind), setDownload);
    setDownload(null);
    if (answered.ok) keepSetUp(null);
    if (answered.ok) return setFounded(answered);
    if (answered.code === 'already-set-up') return setNeeded(false);
    if (answered.code === 'too-many-requests') return waitFor(answered.retryAfterMs ?? 30_000);
    setErrors(errorsOf(answered.code, words.unreachable, problems));
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wrong = wrongFields(form, step);
    setErrors(Object.fromEntries(wrong.map((field) => [field, words.errors[field]])));
    if (wrong.length > 0) return;
    if (step === 'manager') void send();
    else setAt(at + 1);
  };

  if (founded) return <Founded entered={founded} />;
  if (download !== null) return <Downloading step={download} />;
  if (!needed)
    return (
      <Door title={words.setUpDone}>
        <Notice
          icon={School}
          action={
            <ButtonLink href="/" look="primary" large>
              {words.toSignIn}
            </ButtonLink>
          }
        >
          {words.setUpDoneHint}
        </Notice>
      </Door>
    );
  const props: StepProps = { form, errors, onChange: (part) => change({ ...form, ...part }) };
  return (
    <Door title={words.setUp} sub={words.setUpLead}>
      <form ref={page} noValidate onSubmit={submit}>
        <p class={errors.form || waitS > 0 ? styles.summary : ''} role="alert" tabIndex={-1}>
          {waitS > 0 ? words.tooMany(waitS) : errors.form}
        </p>
        <Line>
          {setUpSteps.map((name, index) => (
            <Stop key={name} state={index < at ? 'done' : index === at ? 'here' : 'todo'}>
              <StopTitle>{words.stepsOf[name]}</StopTitle>
              {index < at && <StopAbout>{said(form, name, words, language)}</StopAbout>}
              {index === at && (
                <div class={styles.stepBody}>
                  {name === 'school' && <SchoolStep {...props} />}
                  {name === 'facilities' && <FacilitiesStep {...props} />}
                  {name === 'manager' && <ManagerStep {...props} />}
                  <div class={styles.stepKeys}>
                    {at > 0 && (
                      <Button large onClick={() => setAt(at - 1)}>
                        {common.back}
                      </Button>
                    )}
                    <Button type="submit" look="primary" large disabled={waitS > 0}>
                      {name === 'manager' ? words.finish : common.next}
                    </Button>
                  </div>
                </div>
              )}
            </Stop>
          ))}
        </Line>
      </form>
    </Door>
  );
}

function errorsOf(code: ProblemCode | undefined, unreachable: string, problems: Record<ProblemCode, string>): Errors {
  const field = fieldOf(code);
  if (code === undefined) return { form: unreachable };
  return { [field ?? 'form']: problems[code] };
}

/** What an answered step said, in one line. */
function said(form: SetUpForm, step: (typeof setUpSteps)[number], words: SetUpWords, language: Language): string {
  if (step === 'school') return `${form.schoolName} · ${form.kind ? words.kinds[form.kind] : ''}`;
  return listed(
    form.facilities.map((facility) => words.facilityNames[facility]),
    language,
  );
}
