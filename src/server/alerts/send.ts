// Sends what waits, tries again later what was not taken, and never keeps anybody waiting.
import type { Channel, DeliveryRow } from '../../domain/alerts.ts';
import type { School } from '../../domain/school.ts';
import type { Parts } from '../env.ts';
import { call, triedInVain } from '../outgoing.ts';
import { lookAgain } from './look-again.ts';
import { isTaken, messageFor } from './message.ts';

const mostAnswer = 500;
/** Robots cut or refuse what is longer. */
const mostLines = 20;

/** One call; `said` is what was answered, or why nobody could be reached. */
export async function tell(
  channel: Channel,
  text: string,
  urgent: boolean,
  { at, school, ending }: { at: number; school: Pick<School, 'name'>; ending?: AbortSignal | undefined },
): Promise<{ ok: boolean; said: string }> {
  const answer = await call(messageFor(channel, { text, urgent, at, school: school.name }), ending);
  if ('trouble' in answer) return { ok: false, said: answer.trouble };
  const said = answer.text.slice(0, mostAnswer);
  return { ok: isTaken(channel.kind, answer.status, said), said: `${answer.status} ${said}`.trim() };
}

/** Sends everything that is due, one message a channel; a channel that fails keeps none of the others waiting. `now` in UTC ms. */
export async function sendDue({ store }: Pick<Parts, 'store'>, now: number, ending?: AbortSignal): Promise<void> {
  const school = await store.documents.school();
  if (!school) return;
  const waiting = await store.alerts.due(school.id, now);
  if (waiting.length === 0) return;
  const channels = await store.alerts.channels(school.id);
  const due = await lookAgain(store, school, waiting, channels);
  await Promise.all(
    channels.map(async (channel) => {
      const mine = due.filter(({ channelId }) => channelId === channel.id);
      if (mine.length === 0) return;
      const { ok, said } = await tell(
        channel,
        together(school, mine),
        mine.some(({ urgent }) => urgent),
        { at: now, school, ending },
      );
      for (const one of mine) await store.alerts.settle(school.id, [one.id], after(one, ok, said, now));
    }),
  );
}

function after(one: DeliveryRow, ok: boolean, said: string, now: number) {
  if (ok) return { state: 'sent' as const, said, nextAt: now, sentAt: now };
  return { ...triedInVain(one.tries, one.at, now), said, sentAt: null };
}

function together({ name }: School, deliveries: readonly DeliveryRow[]): string {
  const lines = [...deliveries]
    .sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.at - b.at)
    .map(({ text }) => text);
  const more = lines.length - mostLines;
  return [
    `【${name}】`,
    ...lines.slice(0, mostLines),
    ...(more > 0 ? [`还有 ${more} 条，请打开校园巡检查看`] : []),
  ].join('\n');
}
