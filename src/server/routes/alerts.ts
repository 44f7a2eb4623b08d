// Alert channels of a school: set up, tried, removed, and what went over them.
import type { Hono } from 'hono';
import { Alerts, ChannelTried, NewChannel, toldIn, type Channel, type ChannelRow } from '../../domain/alerts.ts';
import { authorize } from '../../domain/authorize.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { tell } from '../alerts/send.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { newId } from '../new-id.ts';
import { hostOf, mustBeAddress } from '../outgoing.ts';
import { readJson, readMessage } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';

const noStore = { 'cache-control': 'no-store' };
const most = 20;

/** To those who do not plan for the whole school there is nothing here. */
function mustPlan({ person }: SignedIn): void {
  if (!authorize(person, { do: 'keep-plan' })) throw new Refusal('not-found');
}

/** The address holds the robot's key, so only its host is shown. */
const shown = ({ id, name, kind, url, secret, topics, quiet, language = 'zh' }: Channel): ChannelRow => ({
  id,
  name,
  kind,
  host: hostOf(url),
  isSigned: secret !== '',
  topics,
  quiet,
  language,
});

export function alertRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  async function answer(schoolId: string): Promise<Alerts> {
    const channels = (await store.alerts.channels(schoolId)).map(shown);
    return { protocol, channels, deliveries: await store.alerts.deliveries(schoolId), asOf: now() };
  }

  const ask = describe({
    summary: 'Alert channels and what went over them',
    gives: Alerts,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/alerts', ask, guard, async (c) => {
    const who = c.get('signedIn');
    mustPlan(who);
    return c.json(await answer(who.school.id), 200, noStore);
  });

  const add = describe({
    summary: 'Set up an alert channel',
    takes: NewChannel,
    gives: Alerts,
    status: 201,
    refuses: [
      'bad-json',
      'bad-shape',
      'unknown-field',
      'login',
      'revoked',
      'csrf',
      'not-found',
      'conflict',
      'too-large',
      'not-json',
    ],
  });
  app.post('/api/alerts', add, guard, async (c) => {
    const who = c.get('signedIn');
    mustPlan(who);
    const channel = readMessage(NewChannel, await readJson(c));
    mustBeAddress(channel.url);
    if ((await store.alerts.channels(who.school.id)).length >= most) throw new Refusal('conflict');
    const settings = await store.documents.read(who.school.id, 'settings', who.school.id);
    const language = channel.language ?? settings?.language ?? 'zh';
    await store.alerts.addChannel(who.school.id, { ...channel, language, id: newId(now()) });
    return c.json(await answer(who.school.id), 201, noStore);
  });

  const drop = describe({
    summary: 'Remove an alert channel',
    status: 204,
    refuses: ['login', 'revoked', 'csrf', 'not-found'],
  });
  app.delete('/api/alerts/:id', drop, guard, async (c) => {
    const who = c.get('signedIn');
    mustPlan(who);
    if (!(await store.alerts.removeChannel(who.school.id, c.req.param('id')))) throw new Refusal('not-found');
    return c.body(null, 204);
  });

  const test = describe({
    summary: 'Send a word over an alert channel, to see whether it arrives',
    gives: ChannelTried,
    refuses: ['login', 'revoked', 'csrf', 'not-found'],
  });
  app.post('/api/alerts/:id/tried', test, guard, async (c) => {
    const who = c.get('signedIn');
    mustPlan(who);
    const channel = (await store.alerts.channels(who.school.id)).find(({ id }) => id === c.req.param('id'));
    if (!channel) throw new Refusal('not-found');
    const text = toldIn(channel.language, {
      zh: `【${who.school.name}】校园巡检试发：收到这条，说明提醒能送到这里。`,
      en: `[${who.school.name}] A try from Campus Patrol: alerts arrive here.`,
    });
    const tried: ChannelTried = { protocol, ...(await tell(channel, text, false, { at: now(), school: who.school })) };
    return c.json(tried, 200, noStore);
  });
}
