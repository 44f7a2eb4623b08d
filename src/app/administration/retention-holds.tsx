// 冻结: what is held back and why, and how a hold ends.
import { Snowflake } from 'lucide';
import { useState } from 'preact/hooks';
import type { Hold, Retention } from '../../domain/retention-reports.ts';
import { post } from '../../sync/rest.ts';
import { dayAndClock } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { retentionWords } from '../words/retention.ts';
import { HoldSheet } from './hold-sheet.tsx';
import { ReasonSheet } from './reason-sheet.tsx';
import { placeOf } from './retention-due.tsx';
import styles from './retention.module.css';

type Props = { retention: Retention; onChanged: () => void };
type Doing = 'one' | 'all' | Hold | null;

export function RetentionHolds({ retention: { holds, mayChange }, onChanged }: Props) {
  const words = retentionWords[useLanguage()];
  const [doing, setDoing] = useState<Doing>(null);
  const standing = holds.filter(({ lifted }) => !lifted);
  const ended = holds.filter(({ lifted }) => lifted);
  const isAll = standing.some(({ what }) => what === 'all');
  const close = () => setDoing(null);
  const done = () => {
    close();
    onChanged();
  };
  return (
    <Card>
      <div class={styles.part}>
        <h2>
          <Icon of={Snowflake} size={26} />{' '}
          {standing.length === 0 ? words.holdsNone : `${words.holds} ${standing.length}`}
        </h2>
        <p>{words.holdsHint}</p>
        {standing.length > 0 && (
          <ul class={styles.list}>
            {standing.map((hold) => (
              <HoldLine key={hold.id} hold={hold} onLift={mayChange ? () => setDoing(hold) : null} />
            ))}
          </ul>
        )}
        {mayChange && (
          <div class={styles.keys}>
            <Button onClick={() => setDoing('one')}>{words.holdOne}</Button>
            {!isAll && <Button onClick={() => setDoing('all')}>{words.holdAll}</Button>}
          </div>
        )}
        {ended.length > 0 && (
          <details>
            <summary>{words.lifted(ended.length)}</summary>
            <ul class={styles.list}>
              {ended.map((hold) => (
                <HoldLine key={hold.id} hold={hold} onLift={null} />
              ))}
            </ul>
          </details>
        )}
      </div>
      {doing === 'one' && <HoldSheet onClose={close} onDone={done} />}
      {doing === 'all' && (
        <ReasonSheet
          title={words.holdAll}
          hint={words.holdAllHint}
          reasonHint={words.reasonHint}
          act={(reason) => post('/api/retention/holds', { what: 'all', about: '', reason })}
          onClose={close}
          onDone={done}
        />
      )}
      {doing !== null && typeof doing === 'object' && (
        <ReasonSheet
          title={words.liftTitle}
          about={doing.what === 'all' ? words.holdAllName : doing.name}
          hint={words.liftHint}
          reasonHint={words.liftReasonHint}
          yes={words.lift}
          act={(reason) => post(`/api/retention/holds/${doing.id}/lifted`, { reason })}
          onClose={close}
          onDone={done}
        />
      )}
    </Card>
  );
}

function HoldLine({ hold, onLift }: { hold: Hold; onLift: (() => void) | null }) {
  const language = useLanguage();
  const words = retentionWords[language];
  const { what, about, name, reason, byName, at, lifted } = hold;
  const href = what === 'all' || about === '' ? null : placeOf(what, about);
  const called = what === 'all' ? words.holdAllName : name || `${words.whats[what]} · ${words.hidden}`;
  return (
    <li>
      {href ? (
        <a class={styles.to} href={href}>
          {called}
        </a>
      ) : (
        <b>{called}</b>
      )}
      {reason && <span>{reason}</span>}
      <small>{words.heldBy(byName, dayAndClock(at, language))}</small>
      {lifted?.reason && <span>{lifted.reason}</span>}
      {lifted && <small>{words.liftedBy(lifted.byName, dayAndClock(lifted.at, language))}</small>}
      {onLift && <Button onClick={onLift}>{words.lift}</Button>}
    </li>
  );
}
