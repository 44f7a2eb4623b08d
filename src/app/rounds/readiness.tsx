// The light before a round: green, or amber with a line of what to do. It never keeps anybody from going.
import { CircleCheckBig, CircleDashed, TriangleAlert } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Due } from '../../domain/round.ts';
import { useDb, useLanguage, useScreen, useSession, useWords } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { lacks, saysBattery } from './ready.ts';
import styles from './rounds.module.css';
import { useRoundWords } from './use-words.ts';

export function Readiness({ due, now }: { due: Due; now: number }) {
  const db = useDb();
  const session = useSession();
  const language = useLanguage();
  const { me } = useWords();
  const { ready: words } = useRoundWords();
  const isHere = useScreen(({ lacking }) => lacking === 0);
  const [said, setSaid] = useState<string[]>();
  useEffect(() => {
    let isCurrent = true;
    void lacks({ db, session, due, now, selfCheck: me.selfCheck, words, language }).then(
      (lines) => isCurrent && setSaid(lines),
    );
    return () => {
      isCurrent = false;
    };
  }, [db, due.planId, isHere]);
  const isGood = said?.length === 0;
  return (
    <Card>
      <div class={styles.stack} role="status">
        <div class={`${styles.ready} ${!said ? '' : isGood ? styles.good : styles.warn}`}>
          <Icon of={!said ? CircleDashed : isGood ? CircleCheckBig : TriangleAlert} size={28} />
          <b>{!said ? words.checking : isGood ? words.good : words.look(said.length)}</b>
        </div>
        {said?.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {said && !saysBattery() && <small class={styles.small}>{words.batteryUnread}</small>}
      </div>
    </Card>
  );
}
