// A code that was opened by somebody who is not signed in: where it hangs, what may be wrong there, and the way in for whoever works here.
import { CloudOff, LogIn, QrCode } from 'lucide';
import { hazardCategories } from '../../domain/hazard-words.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Door } from '../sign-in/door.tsx';
import type { PublicPlace } from '../../domain/public-report.ts';
import { Emergency } from './emergency.tsx';
import type { Written } from './kept-words.ts';
import styles from './public-report.module.css';
import type { Heard } from './use-answered.ts';
import { usePublicWords } from './use-words.ts';
import { sentenceOf } from './sentence.ts';

type ChoiceProps = {
  code: string;
  place: Heard<PublicPlace>;
  onReport: (category: NonNullable<Written['category']>) => void;
};

export function ChoiceScreen({ code, place, onReport }: ChoiceProps) {
  const words = usePublicWords();
  const { body, trouble } = place;
  const isUnknown = code === '' || trouble?.code === 'place-unknown';
  return (
    <Door title={body?.placeName ?? (isUnknown ? words.noPlace : words.title)} sub={body?.schoolName ?? ' '}>
      <Emergency />
      {isUnknown && (
        <Notice icon={QrCode} alert>
          <p>{words.noPlaceHint}</p>
        </Notice>
      )}
      {trouble && !isUnknown && <Unanswered place={place} />}
      {body && (
        <fieldset class={styles.kinds}>
          <legend>{words.report}</legend>
          <p class={styles.hint}>{words.reportAbout}</p>
          {(['repair', ...hazardCategories] as const).map((kind) => (
            <button type="button" key={kind} onClick={() => onReport(kind)}>
              {kind === 'repair' ? words.repair : words.categories[kind]}
            </button>
          ))}
        </fieldset>
      )}
      <div class={styles.choices}>
        <a class={styles.choice} href="?staff">
          <Icon of={LogIn} size={32} />
          <span>
            <b>{words.staff}</b>
            <small>{words.staffAbout}</small>
          </span>
        </a>
      </div>
    </Door>
  );
}

function Unanswered({ place: { trouble, again } }: { place: Heard<PublicPlace> }) {
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
