// 今日: go on with the last one, what was done today, and what comes next.
import { Play, ScanLine } from 'lucide';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { isManager } from '../../domain/person.ts';
import { dayAndWeekday } from '../format.ts';
import { useShown } from '../at-rest.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { begin } from './begin.ts';
import { Drafts } from './drafts.tsx';
import { later } from '../ui/later.tsx';
import { atHand } from './at-hand.ts';
import type { Suggestion } from './suggest.ts';
import styles from './today.module.css';

const walk = () => import('../fetched/walk.ts');
const Loss = later(() => walk().then((m) => m.Loss));
const NoRoom = later(() => walk().then((m) => m.NoRoom));
const TodayBody = later(() => walk().then((m) => m.TodayBody));

export function TodayScreen() {
  const db = useDb();
  const { person, school } = useSession();
  const language = useLanguage();
  const { today: words } = useWords();
  const { route } = useLocation();
  const [starting, setStarting] = useState<'no' | 'now' | 'failed'>('no');
  const shown = useLive(() => atHand(db, person), [db, person]);
  useShown(shown !== undefined);
  // Comes while the phone reads what is at hand; where it fails, the part itself says so.
  useEffect(() => void TodayBody.preload().catch(() => undefined), []);

  const startNow = async ({ place, template }: Suggestion) => {
    setStarting('now');
    await begin(db, place, template).then(route, () => setStarting('failed'));
  };

  const scope = scopeWords(shown?.scope ?? [], person.scope.length, words);
  return (
    <Page
      narrow={!isManager(person)}
      title={words.title}
      action={<p class={styles.school}>{school.name}</p>}
      sub={`${dayAndWeekday(shown?.nowMs ?? Date.now(), language)} · ${person.name}${scope ? ` · ${scope}` : ''}`}
      bar={
        shown?.ready && (
          <>
            <ButtonLink large href="/scan">
              <Icon of={ScanLine} />
              {words.scan}
            </ButtonLink>
            <ButtonLink look={shown.drafts.length > 0 ? 'quiet' : 'primary'} large href="/start">
              <Icon of={Play} />
              {words.start}
            </ButtonLink>
          </>
        )
      }
    >
      <NoRoom />
      <Loss />
      {starting === 'failed' && (
        <p class={styles.failed} role="alert">
          {words.failed}
        </p>
      )}
      {shown && <Drafts drafts={shown.drafts} />}
      {shown && <TodayBody shown={shown} busy={starting === 'now'} onStart={(pair) => void startNow(pair)} />}
    </Page>
  );
}

function scopeWords(
  names: readonly string[],
  count: number,
  words: { wholeSchool: string; scopeMore: (first: string, n: number) => string },
): string {
  if (count === 0) return words.wholeSchool;
  const [first = ''] = names;
  return count === 1 ? first : words.scopeMore(first, count);
}
