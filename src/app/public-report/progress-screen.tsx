// What became of a report, for whoever has its number and its secret: the steps, the school's answer, and no names.
import { CloudOff, RefreshCw, SearchX } from 'lucide';
import type { PublicProgress } from '../../domain/public-report.ts';
import { nearDayAndClock } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Door } from '../sign-in/door.tsx';
import { Appeal } from './appeal.tsx';
import { addressOf, progressOf } from './ask.ts';
import { Keep } from './keep.tsx';
import { PhotosOnWay } from './photos-on-way.tsx';
import styles from './public-report.module.css';
import { sentenceOf } from './sentence.ts';
import { ProgressLine } from './progress-line.tsx';
import { Rating } from './rating.tsx';
import { sending } from './unsent-photos.ts';
import { useAnswered, type Heard } from './use-answered.ts';
import { usePublicWords } from './use-words.ts';

export function ProgressScreen({ number, secret }: { number: string; secret: string }) {
  const words = usePublicWords();
  const heard = useAnswered(() => progressOf(number, secret));
  const { body, trouble } = heard;
  const isNew = sending.getState().now?.number === number;
  const isMissing = !body && trouble?.code === 'not-found' && !isNew;
  return (
    <Door title={isMissing ? words.notFound : isNew ? words.sent : words.progress} sub={body?.placeName ?? ' '}>
      {isMissing ? (
        <Notice icon={SearchX} alert>
          <p>{words.notFoundHint}</p>
        </Notice>
      ) : (
        <div class={styles.progress}>
          <p class={styles.number}>
            <span>{words.number}</span>
            <b>{number}</b>
          </p>
          <PhotosOnWay {...{ number, secret }} at={addressOf(number)} />
          {isNew && <Keep number={number} secret={secret} isNew />}
          {body ? (
            <Told progress={body} heard={heard} number={number} secret={secret} />
          ) : (
            trouble && !isNew && <Unanswered heard={heard} />
          )}
          {!isNew && body && <Keep number={number} secret={secret} />}
        </div>
      )}
    </Door>
  );
}

type ToldProps = { progress: PublicProgress; heard: Heard<PublicProgress>; number: string; secret: string };

function Told({ progress, heard, number, secret }: ToldProps) {
  const words = usePublicWords();
  const language = useLanguage();
  const { common } = useWords();
  const asOf = nearDayAndClock(progress.asOf, language);
  return (
    <>
      <ProgressLine progress={progress} />
      {progress.answer && (
        <Card kind="main">
          <h2>{words.answer}</h2>
          <p class={styles.said}>{progress.answer}</p>
        </Card>
      )}
      <Appeal {...{ number, secret, progress }} onSaid={heard.again} />
      <Rating {...{ number, secret, progress }} onSaid={heard.again} />
      <Card>
        <h2>{words.yourWords}</h2>
        <p class={styles.said}>{progress.text}</p>
      </Card>
      <div class={styles.asOf}>
        <span role="status">
          {heard.trouble && <Icon of={CloudOff} size={20} />}
          {heard.trouble ? words.offlineAsOf(asOf) : common.asOf(asOf)}
        </span>
        <Button look="plain" aria-disabled={heard.busy} onClick={() => !heard.busy && heard.again()}>
          <Icon of={RefreshCw} size={20} />
          {words.refresh}
        </Button>
      </div>
    </>
  );
}

function Unanswered({ heard: { trouble, again } }: { heard: Heard<PublicProgress> }) {
  const words = usePublicWords();
  const { common, problems } = useWords();
  const isAway = trouble?.why === 'unreachable';
  return (
    <Notice icon={CloudOff} alert action={<Button onClick={again}>{common.retry}</Button>}>
      <p>{isAway ? words.offline : trouble && sentenceOf(trouble, words, problems)}</p>
      {isAway && <p>{words.offlineHint}</p>}
    </Notice>
  );
}
