// 提醒渠道: where the school tells what may not wait, and what became of what was told.
import { BellRing } from 'lucide';
import { useState } from 'preact/hooks';
import { Alerts, ChannelTried, type ChannelRow, type DeliveryRow } from '../../domain/alerts.ts';
import { post, remove } from '../../sync/rest.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { listed, nearDayAndClock } from '../format.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import form from '../ui/form.module.css';
import { alertWords } from '../words/alerts.ts';
import { AddChannel } from './add-channel.tsx';
import styles from './alerts.module.css';
import * as v from 'valibot';

export function AlertsScreen() {
  const { common } = useWords();
  const words = alertWords[useLanguage()];
  const report = useReport('/api/alerts', Alerts, { offers: true });
  const [adding, setAdding] = useState(false);
  const { body, trouble } = report;
  return (
    <Page narrow title={words.title} sub={words.sub} back={common.back} backTo="/me">
      <AsOf report={report} />
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
      {body && (
        <div class={styles.stack}>
          {body.channels.length === 0 && (
            <Notice icon={BellRing}>
              <p>{words.none}</p>
              <p>{words.noneHint}</p>
            </Notice>
          )}
          {body.channels.map((channel) => (
            <ChannelCard key={channel.id} channel={channel} onChanged={report.refresh} />
          ))}
          <Button look="primary" large wide onClick={() => setAdding(true)}>
            {words.add}
          </Button>
          {body.channels.length > 0 && <Log deliveries={body.deliveries} channels={body.channels} />}
        </div>
      )}
      {adding && (
        <AddChannel
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false);
            report.refresh();
          }}
        />
      )}
    </Page>
  );
}

function ChannelCard({ channel, onChanged }: { channel: ChannelRow; onChanged: () => void }) {
  const language = useLanguage();
  const words = alertWords[language];
  const [removing, setRemoving] = useState(false);
  const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);
  const [busy, setBusy] = useState(false);

  const tryIt = async () => {
    setBusy(true);
    const answered = await post(`/api/alerts/${channel.id}/tried`, {});
    setBusy(false);
    const tried = answered.ok ? v.safeParse(ChannelTried, answered.body) : null;
    if (!tried?.success) return setSaid({ ok: false, text: words.failed });
    const { ok, said: why } = tried.output;
    setSaid({ ok, text: ok ? words.tested : /^\d/.test(why) ? words.testFailed(why) : words.unreachable(why) });
  };
  const drop = async () => {
    setRemoving(false);
    const answered = await remove(`/api/alerts/${channel.id}`);
    if (!answered.ok && answered.status !== 404) return setSaid({ ok: false, text: words.failed });
    onChanged();
  };
  return (
    <Card>
      <h2>{channel.name}</h2>
      <p class={styles.about}>
        {words.kinds[channel.kind]} · {channel.host}
        {channel.isSigned && ` · ${words.signed}`}
      </p>
      <p>
        {listed(
          channel.topics.map((topic) => words.topic[topic]),
          language,
        )}
      </p>
      <p>{words.languages[channel.language ?? 'zh']}</p>
      {channel.quiet && <p>{words.quietShown(channel.quiet.from, channel.quiet.to)}</p>}
      {said && (
        <p class={said.ok ? styles.sent : form.failed} role="alert">
          {said.text}
        </p>
      )}
      <div class={`${form.pair} ${styles.keys}`}>
        <Button onClick={() => void tryIt()} aria-disabled={busy}>
          {words.test}
        </Button>
        <Button look="danger" onClick={() => setRemoving(true)}>
          {words.remove}
        </Button>
      </div>
      {removing && (
        <Sheet label={words.removeTitle(channel.name)} onClose={() => setRemoving(false)}>
          <h2>{words.removeTitle(channel.name)}</h2>
          <p class={styles.keys}>{words.removeHint}</p>
          <div class={styles.keys}>
            <Button look="danger" large wide onClick={() => void drop()}>
              {words.remove}
            </Button>
          </div>
        </Sheet>
      )}
    </Card>
  );
}

const tones: Record<DeliveryRow['state'], Tone> = { waiting: 'warn', sent: 'normal', failed: 'abnormal' };

function Log({ deliveries, channels }: { deliveries: readonly DeliveryRow[]; channels: readonly ChannelRow[] }) {
  const language = useLanguage();
  const words = alertWords[language];
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  return (
    <section>
      <h2 class={styles.heading}>{words.log}</h2>
      {deliveries.length === 0 && <p class={styles.about}>{words.logNone}</p>}
      <ul class={styles.log}>
        {deliveries.map(({ id, channelId, text, at, state, tries, said }) => (
          <li key={id}>
            <Badge tone={tones[state]}>{words.states[state]}</Badge> {text}
            <p class={styles.about}>
              {nearDayAndClock(at, language)} · {names.get(channelId) ?? ''}
              {state !== 'sent' && tries > 0 && ` · ${words.tries(tries)} · ${said}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
