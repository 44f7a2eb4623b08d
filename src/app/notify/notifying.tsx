// The switch 通知, and in words why it cannot be on.
import { useEffect, useState } from 'preact/hooks';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Choices } from '../ui/field.tsx';
import { notifyWords } from '../words/notify.ts';
import styles from './notify.module.css';
import { notifyState, switchOff, switchOn, type Notify } from './switch.ts';

const cannot: ReadonlySet<Notify> = new Set(['none', 'install', 'refused']);

export function Notifying() {
  const db = useDb();
  const { me } = useWords();
  const words = notifyWords[useLanguage()];
  const [state, setState] = useState<Notify | 'busy' | null>(null);
  useEffect(() => void notifyState(db).then(setState), [db]);
  const choose = async (wanted: string | undefined) => {
    if (state === 'busy' || wanted === undefined) return;
    setState('busy');
    setState(await (wanted === 'on' ? switchOn(db) : switchOff(db)));
  };
  if (state === null) return null;
  const said = words.said[state];
  return (
    <Card>
      {cannot.has(state as Notify) ? (
        <h2 class={styles.name}>{words.title}</h2>
      ) : (
        <Choices
          label={words.title}
          hint={words.hint}
          options={[
            { value: 'on', text: me.on },
            { value: 'off', text: me.off },
          ]}
          chosen={[state === 'on' ? 'on' : 'off']}
          onChoose={([chosen]) => void choose(chosen)}
        />
      )}
      <p class={`${styles.said} ${state === 'no-service' || state === 'offline' ? styles.trouble : ''}`} role="status">
        {said}
      </p>
      {state === 'install' && <ButtonLink href="/install">{me.install}</ButtonLink>}
    </Card>
  );
}
