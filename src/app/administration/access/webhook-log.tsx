// What was sent last, to whom, what became of it, and once more by hand.
import { useState } from 'preact/hooks';
import type { WebhookDelivery, WebhookRow } from '../../../domain/webhook.ts';
import { post } from '../../../sync/rest.ts';
import { nearDayAndClock } from '../../format.ts';
import { useLanguage } from '../../use-screen.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import form from '../../ui/form.module.css';
import { accessWords } from '../../words/access.ts';
import styles from './access.module.css';

const tones: Record<WebhookDelivery['state'], Tone> = { waiting: 'warn', sent: 'normal', failed: 'abnormal' };

type LogProps = {
  rows: readonly WebhookRow[];
  deliveries: readonly WebhookDelivery[];
  onChanged: () => void;
};

export function WebhookLog({ rows, deliveries, onChanged }: LogProps) {
  const { hooks: words } = accessWords[useLanguage()];
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (
    <>
      <h3>{words.log}</h3>
      {deliveries.length === 0 && <p class={styles.quiet}>{words.logNone}</p>}
      {deliveries.length > 0 && (
        <ul class={styles.list}>
          {deliveries.map((one) => (
            <Delivery key={one.id} delivery={one} to={names.get(one.webhookId) ?? ''} onChanged={onChanged} />
          ))}
        </ul>
      )}
    </>
  );
}

type DeliveryProps = { delivery: WebhookDelivery; to: string; onChanged: () => void };

function Delivery({ delivery, to, onChanged }: DeliveryProps) {
  const language = useLanguage();
  const { hooks: words, failed } = accessWords[language];
  const [state, setState] = useState<'shown' | 'busy' | 'failed' | 'queued'>('shown');
  const { id, webhookId, event, about, at, tries, said, nextAt } = delivery;
  const again = async () => {
    setState('busy');
    const answered = await post(`/api/webhooks/${webhookId}/deliveries/${id}/again`, {});
    setState(answered.ok ? 'queued' : 'failed');
    if (answered.ok) onChanged();
  };
  const became = [
    nearDayAndClock(at, language),
    to,
    tries > 1 && words.tries(tries),
    tries > 0 && delivery.state !== 'sent' && words.answered(said),
    delivery.state === 'waiting' && tries > 0 && words.next(nearDayAndClock(nextAt, language)),
  ].filter(Boolean);
  return (
    <li>
      <span>
        <Badge tone={tones[delivery.state]}>{words.deliveries[delivery.state]}</Badge> <b>{words.event[event]}</b>
        {about && <small>{about}</small>}
        <small>{became.join(' · ')}</small>
        {state === 'failed' && (
          <span class={form.failed} role="alert">
            {failed}
          </span>
        )}
        {state === 'queued' && <small role="status">{words.queued}</small>}
      </span>
      {delivery.state !== 'waiting' && state !== 'queued' && (
        <Button aria-disabled={state === 'busy'} onClick={() => state !== 'busy' && void again()}>
          {words.again}
        </Button>
      )}
    </li>
  );
}
