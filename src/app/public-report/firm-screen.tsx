// What an outside firm sees of the case it was given the link to: what is wrong and where, what it said before, and where it says more.
import { CircleCheck, CloudOff, RefreshCw, SearchX } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { FirmCase } from '../../domain/firm-case.ts';
import { dayAndWeekday, inLanguage, nearDayAndClock } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { Door } from '../sign-in/door.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import { firmAddress, firmCase } from './ask.ts';
import { FirmPhotos } from './firm-photos.tsx';
import { FirmSay } from './firm-say.tsx';
import { forgetEndedFirmWords } from './kept-firm-words.ts';
import { PhotosOnWay } from './photos-on-way.tsx';
import styles from './public-report.module.css';
import { sentenceOf } from './sentence.ts';
import { useAnswered, type Heard } from './use-answered.ts';
import { usePublicWords } from './use-words.ts';

type FirmProps = { number: string; secret: string };

export function FirmScreen({ number, secret }: FirmProps) {
  const words = usePublicWords();
  const { common, problems } = useWords();
  const heard = useAnswered(() => firmCase(number, secret));
  useEffect(() => forgetEndedFirmWords(Date.now()), []);
  const { body, trouble, again } = heard;
  const isMissing = !body && trouble?.code === 'not-found';
  return (
    <Door title={isMissing ? words.firm.notFound : words.firm.title} sub={body?.schoolName ?? ' '}>
      {isMissing && (
        <Notice icon={SearchX} alert>
          <p>{words.firm.notFoundHint}</p>
        </Notice>
      )}
      {body && <Shown {...{ number, secret, heard }} shown={body} />}
      {!body && !isMissing && trouble && (
        <Notice icon={CloudOff} alert action={<Button onClick={again}>{common.retry}</Button>}>
          <p>{trouble.why === 'unreachable' ? words.offline : sentenceOf(trouble, words, problems)}</p>
        </Notice>
      )}
    </Door>
  );
}

type ShownProps = FirmProps & { shown: FirmCase; heard: Heard<FirmCase> };

function Shown({ number, secret, shown, heard }: ShownProps) {
  const all = usePublicWords();
  const { firm: words } = all;
  const language = useLanguage();
  const { common } = useWords();
  const [times, setTimes] = useState(0);
  const asOf = nearDayAndClock(shown.asOf, language);
  return (
    <div class={styles.progress}>
      <p class={styles.number}>
        <span>{words.to(shown.firm)}</span>
        <b>{number}</b>
      </p>
      <Card kind="main">
        <h2>{inLanguage(shown.text, language)}</h2>
        {shown.note && <p class={styles.said}>{shown.note}</p>}
        <p>{[shown.placeName, all.categories[shown.category]].join(' · ')}</p>
        <p>
          <GradeBadge grade={shown.grade} /> {shown.dueAt !== null && words.due(dayAndWeekday(shown.dueAt, language))}
        </p>
        <FirmPhotos {...{ number, secret }} photos={shown.photos} />
      </Card>
      {shown.said.length > 0 && (
        <Card>
          <h2>{words.saidBefore}</h2>
          {shown.said.map(({ at, name, note, photos }) => (
            <p key={`${at} ${note}`} class={styles.said}>
              <b>{[nearDayAndClock(at, language), name].filter(Boolean).join(' ')}</b> {note}
              {photos > 0 && ` （${words.photosSaid(photos)}）`}
            </p>
          ))}
        </Card>
      )}
      {times > 0 && (
        <div class={styles.onWay} role="status">
          <p>
            <Icon of={CircleCheck} />
            {words.sent}
          </p>
        </div>
      )}
      <PhotosOnWay key={`photos ${times}`} {...{ number, secret }} at={firmAddress(number)} />
      <FirmSay
        {...{ number, secret }}
        until={shown.until}
        key={`said ${times}`}
        onSaid={() => {
          setTimes(times + 1);
          heard.again();
        }}
      />
      <p class={styles.hint}>{words.until(nearDayAndClock(shown.until, language))}</p>
      <div class={styles.asOf}>
        <span role="status">{heard.trouble ? all.offlineAsOf(asOf) : common.asOf(asOf)}</span>
        <Button look="plain" aria-disabled={heard.busy} onClick={() => !heard.busy && heard.again()}>
          <Icon of={RefreshCw} size={20} />
          {all.refresh}
        </Button>
      </div>
    </div>
  );
}
