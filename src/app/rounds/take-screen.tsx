// 接力: what the colleague's phone said, and one press to go on where they stopped.
import { QrCode } from 'lucide';
import { useLocation } from 'preact-iso';
import { moment } from '../../db/moment.ts';
import { startRound } from '../../db/round-acts.ts';
import { theRound, type RoundHere } from '../../db/rounds.ts';
import { batonOf, readBaton, type BatonSaid } from '../../domain/baton.ts';
import { correctedMs } from '../../domain/moment.ts';
import { placeName } from '../../domain/place.ts';
import { clock } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Line, Stop, StopTitle } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { OpenHazards } from './open-hazards.tsx';
import { whenOf } from './round-when.ts';
import styles from './rounds.module.css';
import { useActing } from '../use-acting.ts';
import { useOpenAt } from './use-open-at.ts';
import { useRoundWords } from './use-words.ts';

export function TakeScreen() {
  const { url } = useLocation();
  const { common } = useWords();
  const { baton: words } = useRoundWords();
  const said = readBaton(`${location.origin}${url}`);
  if (said) return <TakeRound said={said} />;
  return (
    <Page narrow title={words.takeTitle} back={common.back}>
      <Notice icon={QrCode} action={<ButtonLink href="/">{common.toToday}</ButtonLink>}>
        {words.garbage}
      </Notice>
    </Page>
  );
}

function TakeRound({ said }: { said: BatonSaid }) {
  const db = useDb();
  const { person } = useSession();
  const { common } = useWords();
  const words = useRoundWords();
  const found = useLive(
    async () => ({ here: await theRound(db, said.roundId, person, correctedMs(await moment(db))) }),
    [db, said.roundId],
  );
  const frame = { narrow: true, title: words.baton.takeTitle, back: common.back };
  if (!found)
    return (
      <Page {...frame}>
        <Skeleton look="stops" />
      </Page>
    );
  const { here } = found;
  if (here) return <Take said={said} here={here} />;
  return (
    <Page {...frame}>
      <Notice icon={QrCode} action={<ButtonLink href="/">{common.toToday}</ButtonLink>}>
        <p>{words.unknown}</p>
        <p>{words.unknownHint}</p>
      </Notice>
    </Page>
  );
}

function Take({ said, here }: { said: BatonSaid; here: RoundHere }) {
  const db = useDb();
  const language = useLanguage();
  const { common } = useWords();
  const words = useRoundWords();
  const { route } = useLocation();
  const { busy, failed, run } = useActing();
  const baton = batonOf(said, here.due.points);
  const done = new Set(baton.done);
  const left = here.due.points.map(({ placeId }) => placeId).filter((placeId) => !done.has(placeId));
  const open = useOpenAt(here, left, baton.told);
  const nameOf = (placeId: string): string => {
    const place = here.places.get(placeId);
    return place ? placeName(place) : '…';
  };
  const take = () =>
    run(async () => {
      await startRound(db, here.due, baton);
      route(`/rounds/${said.roundId}`, true);
    });
  return (
    <Page
      narrow
      title={words.baton.takeTitle}
      back={common.back}
      sub={`${here.due.planName} · ${whenOf(here.due, language)}`}
      bar={
        <Button look="primary" large wide aria-disabled={busy} onClick={take}>
          {words.baton.take}
        </Button>
      }
    >
      <div class={styles.stack}>
        {failed && (
          <p class={styles.failed} role="alert">
            {failed}
          </p>
        )}
        {!here.mine && <p class={styles.warn}>{words.notMine}</p>}
        <Card kind="main">
          <h2>{words.baton.fromWhom(said.byName, clock(said.at))}</h2>
          <p>{words.baton.done(done.size, here.due.points.length)}</p>
          <p class={styles.small}>{words.baton.theirUnsent(said.unsent)}</p>
        </Card>
        {open && open.length > 0 && (
          <section>
            <h2 class={styles.label}>{words.hazards.left(open.length)}</h2>
            <OpenHazards rows={open} nameOf={nameOf} />
          </section>
        )}
        {baton.told && open && baton.told.open > open.length && (
          <p class={styles.warn}>{words.hazards.more(baton.told.open - open.length)}</p>
        )}
        {left.length > 0 && (
          <section>
            <h2 class={styles.label}>{words.baton.left}</h2>
            <Line>
              {left.map((placeId) => (
                <Stop key={placeId} state="todo">
                  <StopTitle>{nameOf(placeId)}</StopTitle>
                </Stop>
              ))}
            </Line>
          </section>
        )}
      </div>
    </Page>
  );
}
