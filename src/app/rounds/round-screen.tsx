// One round: the route as a line, and one button for the next step under the thumb.
import { MapPinOff } from 'lucide';
import { useRoute } from 'preact-iso';
import { moment } from '../../db/moment.ts';
import { theRound } from '../../db/rounds.ts';
import { correctedMs } from '../../domain/moment.ts';
import { useLive } from '../use-live.ts';
import { useNow } from '../use-now.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { OwnShifts } from './own-shifts.tsx';
import { RoundPage } from './round-page.tsx';
import { TakeScreen } from './take-screen.tsx';
import { useRoundWords } from './use-words.ts';

export function RoundScreen() {
  const id = useRoute().params['id'] ?? '';
  if (id === 'shifts') return <OwnShifts />;
  return id === 'take' ? <TakeScreen /> : <OneRound key={id} id={id} />;
}

function OneRound({ id }: { id: string }) {
  const db = useDb();
  const { person } = useSession();
  const { common } = useWords();
  const words = useRoundWords();
  const tick = useNow();
  const found = useLive(async () => {
    const now = correctedMs(await moment(db));
    return { now, here: await theRound(db, id, person, now) };
  }, [db, id, tick]);
  if (found?.here) return <RoundPage here={found.here} now={found.now} />;
  return (
    <Page narrow title={words.title} back={common.back}>
      {!found && <Skeleton look="stops" />}
      {found && (
        <Notice icon={MapPinOff} action={<ButtonLink href="/">{common.toToday}</ButtonLink>}>
          <p>{words.unknown}</p>
          <p>{words.unknownHint}</p>
        </Notice>
      )}
    </Page>
  );
}
