// On 今日: the rounds that are due, running or late, what has to be done first on top; the later ones behind one line.
import { ChevronRight, QrCode } from 'lucide';
import { useState } from 'preact/hooks';
import { moment } from '../../db/moment.ts';
import { ownRounds, type RoundLine } from '../../db/rounds.ts';
import { correctedMs } from '../../domain/moment.ts';
import { byDay, dayName } from '../days.ts';
import { clock } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useNow } from '../use-now.ts';
import { useDb, useLanguage, useSession } from '../use-screen.ts';
import styles from '../today/today.module.css';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { NextDuty } from './own-shifts.tsx';
import { ScanBaton } from './scan-baton.tsx';
import own from './rounds.module.css';
import { whenOf } from './round-when.ts';
import { stationOf, toneOf } from './standing-words.ts';
import { useRoundWords } from './use-words.ts';

const shownAtFirst = 6;

export function RoundsToday() {
  const db = useDb();
  const { person } = useSession();
  const language = useLanguage();
  const words = useRoundWords();
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const [scanning, setScanning] = useState(false);
  const rounds = useLive(async () => ownRounds(db, person, correctedMs(await moment(db))), [db, person, now]);
  if (!rounds) return null;
  if (rounds.now.length + rounds.ahead.length === 0) return <NextDuty />;
  const shown = all ? rounds.now : rounds.now.slice(0, shownAtFirst);
  const hidden = rounds.now.length - shown.length;
  return (
    <section class={styles.block}>
      <div class={own.head}>
        <h2 class={styles.label}>{words.today}</h2>
        <Button look="plain" onClick={() => setScanning(true)}>
          <Icon of={QrCode} size={22} />
          {words.baton.scan}
        </Button>
      </div>
      <NextDuty />
      {rounds.now.length === 0 && <p class={styles.small}>{words.none}</p>}
      <Line aria-label={words.today}>
        {shown.map((line) => (
          <RoundStop key={line.id} line={line} />
        ))}
      </Line>
      {hidden > 0 && (
        <Button look="plain" wide onClick={() => setAll(true)}>
          {`+ ${hidden}`}
        </Button>
      )}
      {rounds.ahead.length > 0 && (
        <details class={own.later} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{words.next14(rounds.ahead.length)}</summary>
          {isOpen &&
            byDay(rounds.ahead.map(({ id, due }) => ({ id, due, day: due.day }))).map(({ day, lines }) => (
              <div key={day} class={own.day}>
                <h3>{dayName(day, language)}</h3>
                {lines.map(({ id, due }) => (
                  <a key={id} class={own.ahead} href={`/rounds/${id}`}>
                    <span>{whenOf(due, language)}</span>
                    <b>{due.planName}</b>
                  </a>
                ))}
              </div>
            ))}
        </details>
      )}
      {scanning && <ScanBaton onClose={() => setScanning(false)} />}
    </section>
  );
}

function RoundStop({ line: { id, due, standing, seen, round, opensAt } }: { line: RoundLine }) {
  const language = useLanguage();
  const words = useRoundWords();
  const walker = round?.walks.find(({ finishedAt }) => finishedAt === null);
  const total = due.points.length;
  return (
    <Stop state={stationOf[standing]}>
      <a class={styles.press} href={`/rounds/${id}`}>
        <span class={styles.words}>
          <StopTitle>{due.planName}</StopTitle>
          <StopAbout>
            <span class={styles.facts}>
              <time>{whenOf(due, language)}</time>
              {standing !== 'running' && <span>{round ? words.doneOf(seen, total) : words.points(total)}</span>}
              <Badge tone={toneOf[standing]}>
                {words.standings[standing]}
                {standing === 'running' && ` ${words.progress(seen, total)}`}
              </Badge>
            </span>
            {walker && standing === 'running' && <span>{words.by(walker.byName, clock(walker.startedAt))}</span>}
            {standing === 'ahead' && opensAt !== null && <span>{words.opens(clock(opensAt))}</span>}
            {standing === 'open' && due.startBy !== null && <span>{words.startBy(clock(due.startBy))}</span>}
          </StopAbout>
        </span>
        <span class={styles.arrow}>
          <Icon of={ChevronRight} size={22} />
        </span>
      </a>
    </Stop>
  );
}
