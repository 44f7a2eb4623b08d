// 报隐患／报修: what, where exactly, a photo, and what whoever sends it agrees to.
import type { TargetedSubmitEvent } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hazardCategories } from '../../domain/hazard-words.ts';
import { useSaid } from '../use-said.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices, LongTextField, TextField } from '../ui/field.tsx';
import { Door } from '../sign-in/door.tsx';
import { useCountdown } from '../sign-in/use-countdown.ts';
import { addressOf, send } from './ask.ts';
import { Consent } from './consent.tsx';
import { Emergency } from './emergency.tsx';
import { useKeptPictures } from './kept-pictures.ts';
import { keepWords, windowOf, type Written } from './kept-words.ts';
import { Photos } from './photos.tsx';
import styles from './public-report.module.css';
import { sentenceOf } from './sentence.ts';
import { sendPhotosOf } from './unsent-photos.ts';
import { usePublicWords } from './use-words.ts';
import { JustNow, useJustNow } from './just-now.tsx';
import { WhatBroke } from './what-broke.tsx';
import { aboutOf, textOf, toSend, wrongFields, type WrongField } from './writing.ts';

const formId = 'public-report';

type FormProps = { code: string; begun: Written; place: string; onBack: () => void };

export function FormScreen({ code, begun, place, onBack }: FormProps) {
  const words = usePublicWords();
  const { problems, common } = useWords();
  const { route } = useLocation();
  const [written, setWritten] = useState(begun);
  const [pictures, changePictures] = useKeptPictures(useState(() => windowOf(code))[0]);
  const [website, setWebsite] = useState('');
  const [wrong, setWrong] = useState<readonly WrongField[]>([]);
  const [trouble, setTrouble] = useSaid('');
  const [isSending, setSending] = useState(false);
  const [waitS, waitFor] = useCountdown();
  const about = aboutOf(written, pictures.length);
  const justNow = useJustNow(code, aboutOf(written)?.category ?? null);
  const form = useRef<HTMLFormElement>(null);
  // What is put right stops being said at once.
  const stillWrong = wrongFields(written, pictures.length);
  const error = (field: WrongField) =>
    wrong.includes(field) && stillWrong.includes(field) ? words.wrong[field] : undefined;
  const write = (part: Partial<typeof written>) => {
    const next = { ...written, ...part };
    setWritten(next);
    keepWords(code, next);
  };

  // Opened is begun: after a reload the form is what is shown again.
  useEffect(() => keepWords(code, written), []);
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid], [role=alert]:not(:empty)');
    first?.focus();
    first?.scrollIntoView({ block: 'center' });
  }, [wrong, trouble]);

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending || waitS > 0) return;
    setWrong(stillWrong);
    setTrouble('');
    if (stillWrong.length > 0 || !about) return;
    setSending(true);
    const answered = await send(
      toSend(code, { ...written, text: textOf(written, words) }, about, pictures, website, justNow.isSame),
    );
    setSending(false);
    if (!answered.ok) {
      if (answered.why === 'throttled') waitFor(answered.retryAfterMs ?? 60_000);
      return setTrouble(sentenceOf(answered, words, problems));
    }
    const { number, secret } = answered.body;
    keepWords(code, null);
    sendPhotosOf({ number, secret, at: addressOf(number) }, pictures);
    changePictures(() => []);
    // Behind the hash, which browsers keep to themselves: no server, no proxy and no log gets to see it.
    route(`/report/${number}#${secret}`, true);
  };

  return (
    <Door
      title={words.title}
      sub={place}
      bar={
        <>
          <p id="public-consent" class={styles.agree}>
            {words.consent}
          </p>
          <Button
            type="submit"
            form={formId}
            look="primary"
            large
            aria-describedby="public-consent"
            aria-disabled={isSending || waitS > 0}
          >
            {isSending ? words.sending : waitS > 0 ? words.waitBrief(waitS) : words.send}
          </Button>
        </>
      }
    >
      <Emergency />
      <form id={formId} ref={form} class={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        <p class={trouble ? styles.trouble : ''} role="alert" tabIndex={-1}>
          {trouble}
        </p>
        <div>
          <Choices
            label={words.category}
            options={[
              { value: 'repair' as const, text: words.repair },
              ...hazardCategories.map((value) => ({ value, text: words.categories[value] })),
            ]}
            chosen={written.category ? [written.category] : []}
            onChoose={([category]) => category && write({ category })}
          />
          <p class={styles.wrong} role="alert" tabIndex={-1}>
            {error('category')}
          </p>
        </div>
        {written.category === 'repair' && (
          <WhatBroke kind={written.kind} error={error('kind')} onChoose={(kind) => write({ kind })} />
        )}
        <JustNow of={justNow} />
        <Photos pictures={pictures} onChange={changePictures} />
        <LongTextField
          label={words.text}
          hint={words.textHint}
          error={error('text')}
          maxLength={400}
          value={written.text}
          onInput={(event) => write({ text: event.currentTarget.value })}
        />
        <fieldset class={styles.contact}>
          <legend>{words.contact}</legend>
          <p class={styles.hint}>{words.contactHint}</p>
          <TextField
            label={words.name}
            autocomplete="name"
            maxLength={20}
            value={written.name}
            onInput={(event) => write({ name: event.currentTarget.value })}
          />
          <TextField
            label={words.phone}
            type="tel"
            autocomplete="tel"
            maxLength={20}
            error={error('phone')}
            value={written.phone}
            onInput={(event) => write({ phone: event.currentTarget.value })}
          />
        </fieldset>
        {/* Out of sight, out of the order of keys, and not read out: only a machine fills it in. */}
        <div class={styles.nobody} aria-hidden="true">
          <input
            name="website"
            tabIndex={-1}
            autocomplete="off"
            aria-label={words.website}
            value={website}
            onInput={(event) => setWebsite(event.currentTarget.value)}
          />
        </div>
        <Consent />
        <Button look="plain" wide onClick={onBack}>
          {common.back}
        </Button>
      </form>
    </Door>
  );
}
