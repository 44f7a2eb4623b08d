// Webhooks: who is told what, and what became of each message.
import { Webhook as WebhookIcon } from 'lucide';
import { useState } from 'preact/hooks';
import type { WebhookRow, Webhooks } from '../../../domain/webhook.ts';
import { remove } from '../../../sync/rest.ts';
import { nearDayAndClock } from '../../format.ts';
import { useLanguage, useWords } from '../../use-screen.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { accessWords } from '../../words/access.ts';
import { AddWebhook } from './add-webhook.tsx';
import { SureSheet } from './sure-sheet.tsx';
import { WebhookLog } from './webhook-log.tsx';
import styles from './access.module.css';

export function WebhookPart({ webhooks, onChanged }: { webhooks: Webhooks; onChanged: () => void }) {
  const { hooks: words } = accessWords[useLanguage()];
  const [adding, setAdding] = useState(false);
  const { rows, deliveries, mayAdd } = webhooks;
  return (
    <section class={styles.part}>
      <h2>
        <Icon of={WebhookIcon} size={26} /> {words.title}
      </h2>
      <p>{words.lead}</p>
      {rows.length === 0 && <p class={styles.quiet}>{words.none}</p>}
      {rows.map((row) => (
        <WebhookCard key={row.id} webhook={row} onChanged={onChanged} />
      ))}
      {mayAdd ? (
        <Button large wide onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      ) : (
        <p class={styles.quiet}>{words.notYours}</p>
      )}
      {rows.length > 0 && <WebhookLog rows={rows} deliveries={deliveries} onChanged={onChanged} />}
      {adding && <AddWebhook onClose={() => setAdding(false)} onMade={onChanged} />}
    </section>
  );
}

function WebhookCard({ webhook, onChanged }: { webhook: WebhookRow; onChanged: () => void }) {
  const language = useLanguage();
  const { manage } = useWords();
  const { hooks: words, list } = accessWords[language];
  const [removing, setRemoving] = useState(false);
  const { name, host, events, places, madeByName, madeAt, state, waiting } = webhook;
  const where = places.length === 0 ? manage.people.wholeSchool : places.map((place) => place.name).join(list);
  return (
    <Card kind={state === 'stopped' ? 'trouble' : undefined}>
      <div class={styles.card}>
        <div class={styles.head}>
          <h3>{name}</h3>
          <Badge tone={state === 'live' ? 'normal' : 'warn'}>{words.states[state]}</Badge>
        </div>
        {state === 'stopped' && <p>{words.stopped}</p>}
        <p>{events.map((event) => words.event[event]).join(list)}</p>
        <p class={styles.quiet}>
          {host} · {where}
          {waiting > 0 && ` · ${words.waiting(waiting)}`}
        </p>
        <p class={styles.quiet}>{words.madeBy(madeByName, nearDayAndClock(madeAt, language))}</p>
        <span class={styles.key}>
          <Button look="danger" aria-label={words.removeTitle(name)} onClick={() => setRemoving(true)}>
            {words.remove}
          </Button>
        </span>
      </div>
      {removing && (
        <SureSheet
          title={words.removeTitle(name)}
          hint={words.removeHint}
          yes={words.remove}
          act={() => remove(`/api/webhooks/${webhook.id}`)}
          onDone={() => {
            setRemoving(false);
            onChanged();
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </Card>
  );
}
