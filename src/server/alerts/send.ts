// Sends what waits, tries again later what was not taken, and never keeps anybody waiting.
import type { Channel, ChannelKind, DeliveryRow } from '../../domain/alerts.ts';
import type { School } from '../../domain/school.ts';
import type { Parts } from '../env.ts';
import { call, triedInVain } from '../outgoing.ts';
import { lookAgain } from './look-again.ts';
import { isTaken, messageFor } from './message.ts';

const mostAnswer = 500;
/** Nobody reads more at once. */
const mostLines = 20;
/** Of one message, as UTF-8: 企业微信 refuses more, the others take some twenty thousand. */
const mostBytes: Record<ChannelKind, number> = { wecom: 2048, dingtalk: 16_000, feishu: 16_000, webhook: 16_000 };
/** Twice a minute, of the twenty a minute that robots take: the rest follows the next time. */
const mostMessages = 5;

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

/** Sends what is due, in as few messages as each channel takes; a channel that fails keeps none of the others waiting. `now` in UTC ms. */
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
      for (const { text, of } of messagesOf(school, channel.kind, mine).slice(0, mostMessages)) {
        const urgent = of.some((one) => one.urgent);
        const { ok, said } = await tell(channel, text, urgent, { at: now, school, ending });
        for (const one of of) await store.alerts.settle(school.id, [one.id], after(one, ok, said, now));
        if (!ok) break;
      }
    }),
  );
}

function after(one: DeliveryRow, ok: boolean, said: string, now: number) {
  if (ok) return { state: 'sent' as const, said, nextAt: now, sentAt: now };
  return { ...triedInVain(one.tries, one.at, now), said, sentAt: null };
}

type Message = { text: string; of: DeliveryRow[] };

/** What is urgent first, then the oldest; every line whole where it fits at all, and each told by the message that carries it. */
export function messagesOf({ name }: Pick<School, 'name'>, kind: ChannelKind, due: readonly DeliveryRow[]): Message[] {
  const head = `【${name}】`;
  const messages: Message[] = [];
  for (const one of due.toSorted((a, b) => Number(b.urgent) - Number(a.urgent) || a.at - b.at)) {
    const line = `\n${shortened(one.text, mostBytes[kind] - bytesOf(head) - 1)}`;
    const last = messages.at(-1);
    if (last && last.of.length < mostLines && bytesOf(last.text + line) <= mostBytes[kind]) {
      last.text += line;
      last.of.push(one);
    } else messages.push({ text: head + line, of: [one] });
  }
  return messages;
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

function shortened(text: string, most: number): string {
  if (bytesOf(text) <= most) return text;
  let room = most - bytesOf('…');
  let cut = '';
  for (const letter of text) {
    room -= bytesOf(letter);
    if (room < 0) break;
    cut += letter;
  }
  return `${cut}…`;
}
