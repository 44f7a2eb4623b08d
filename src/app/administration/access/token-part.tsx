// Tokens: those that are good first, each with what it reads, until when, and whether anybody uses it.
import { KeyRound } from 'lucide';
import { useState } from 'preact/hooks';
import type { ReadTokenRow, ReadTokens, TokenState } from '../../../domain/read-token.ts';
import { remove } from '../../../sync/rest.ts';
import { nearDayAndClock } from '../../format.ts';
import { useLanguage, useWords } from '../../use-screen.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { accessWords } from '../../words/access.ts';
import { AddToken } from './add-token.tsx';
import { SureSheet } from './sure-sheet.tsx';
import styles from './access.module.css';

const tones: Record<TokenState, Tone> = { live: 'normal', over: 'plain', revoked: 'plain', stopped: 'warn' };
const isEnded = ({ state }: ReadTokenRow): boolean => state === 'over' || state === 'revoked';

export function TokenPart({ tokens: { rows, kinds }, onChanged }: { tokens: ReadTokens; onChanged: () => void }) {
  const { tokens: words } = accessWords[useLanguage()];
  const [adding, setAdding] = useState(false);
  const ended = rows.filter(isEnded);
  const inUse = rows.filter((row) => !isEnded(row));
  return (
    <section class={styles.part}>
      <h2>
        <Icon of={KeyRound} size={26} /> {words.title}
      </h2>
      <p>{words.lead}</p>
      {inUse.length === 0 && <p class={styles.quiet}>{words.none}</p>}
      {inUse.map((row) => (
        <TokenCard key={row.id} token={row} onChanged={onChanged} />
      ))}
      <Button look="primary" large wide onClick={() => setAdding(true)}>
        {words.add}
      </Button>
      {ended.length > 0 && (
        <details class={styles.ended}>
          <summary>{words.ended(ended.length)}</summary>
          <ul class={styles.list}>
            {ended.map((row) => (
              <EndedToken key={row.id} token={row} />
            ))}
          </ul>
        </details>
      )}
      {adding && <AddToken kinds={kinds} onClose={() => setAdding(false)} onMade={onChanged} />}
    </section>
  );
}

function TokenCard({ token, onChanged }: { token: ReadTokenRow; onChanged: () => void }) {
  const language = useLanguage();
  const { manage } = useWords();
  const { tokens: words, list } = accessWords[language];
  const [revoking, setRevoking] = useState(false);
  const { name, kinds, places, madeByName, madeAt, until, lastUsedAt, state } = token;
  const where = places.length === 0 ? manage.people.wholeSchool : places.map((place) => place.name).join(list);
  const isOfPlaces = kinds.some((kind) => kind !== 'metrics');
  return (
    <Card kind={state === 'stopped' ? 'trouble' : undefined}>
      <div class={styles.card}>
        <div class={styles.head}>
          <h3>{name}</h3>
          <Badge tone={tones[state]}>{words.states[state]}</Badge>
        </div>
        {state === 'stopped' && <p>{words.stopped}</p>}
        <p>{[kinds.map((kind) => words.kind[kind]).join(list), isOfPlaces && where].filter(Boolean).join(' · ')}</p>
        <p class={styles.quiet}>
          {words.until(nearDayAndClock(until, language))} ·{' '}
          {lastUsedAt === null ? words.unused : words.used(nearDayAndClock(lastUsedAt, language))}
        </p>
        <p class={styles.quiet}>{words.madeBy(madeByName, nearDayAndClock(madeAt, language))}</p>
        <span class={styles.key}>
          <Button look="danger" aria-label={words.revokeTitle(name)} onClick={() => setRevoking(true)}>
            {words.revoke}
          </Button>
        </span>
      </div>
      {revoking && (
        <SureSheet
          title={words.revokeTitle(name)}
          hint={words.revokeHint}
          yes={words.revoke}
          act={() => remove(`/api/read-tokens/${token.id}`)}
          onDone={() => {
            setRevoking(false);
            onChanged();
          }}
          onClose={() => setRevoking(false)}
        />
      )}
    </Card>
  );
}

function EndedToken({ token: { name, kinds, until, state, lastUsedAt } }: { token: ReadTokenRow }) {
  const language = useLanguage();
  const { tokens: words, list } = accessWords[language];
  return (
    <li>
      <span>
        <b>{name}</b>
        <small>{kinds.map((kind) => words.kind[kind]).join(list)}</small>
        <small>
          {words.until(nearDayAndClock(until, language))} ·{' '}
          {lastUsedAt === null ? words.unused : words.used(nearDayAndClock(lastUsedAt, language))}
        </small>
      </span>
      <Badge tone={tones[state]}>{words.states[state]}</Badge>
    </li>
  );
}
