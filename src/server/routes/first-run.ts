// The guide of a new school: what is there already, and that it is not wanted any more.
import type { Hono } from 'hono';
import { authorize } from '../../domain/authorize.ts';
import { FirstRun, FirstRunSaid } from '../../domain/first-run.ts';
import { keepsSchool } from '../../domain/person.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { readJson, readMessage } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';

const keys = { 'print-codes': 'codes-printed', dismiss: 'first-run-dismissed' } as const;

export function firstRunRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  function mustLookAfter({ person }: SignedIn): void {
    if (!authorize(person, { do: 'look-after-school' })) throw new Refusal('not-found');
  }

  const ask = describe({
    summary: 'The steps of a new school, by what is there',
    gives: FirstRun,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/first-run', ask, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    const { id } = who.school;
    const people = (await store.documents.people(id)).filter(({ left }) => !left);
    const walking = new Set(people.filter((one) => !keepsSchool(one)).map((one) => one.id));
    const places = await store.documents.places(id);
    const { plans } = await store.documents.timetable(id);
    const holders = await store.phones.holders(id);
    const answer: FirstRun = {
      protocol,
      steps: {
        buildings: places.filter(({ kind, retired }) => kind === 'building' && !retired).length,
        people: people.length - 1,
        plans: plans.filter(({ retired }) => !retired).length,
        codes: (await store.settings.read(id, keys['print-codes'])) === true ? 1 : 0,
        phone: holders.filter((personId) => walking.has(personId)).length,
      },
      dismissed: (await store.settings.read(id, keys.dismiss)) === true,
    };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const say = describe({
    summary: 'Codes of places were printed, or the guide of a new school is not wanted any more',
    takes: FirstRunSaid,
    status: 204,
    refuses: ['bad-json', 'bad-shape', 'login', 'revoked', 'csrf', 'not-found', 'unknown-field'],
  });
  app.post('/api/first-run', say, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    const { did } = readMessage(FirstRunSaid, await readJson(c));
    const isSaid = (await store.settings.read(who.school.id, keys[did])) === true;
    if (!isSaid) await store.settings.keep(who.school.id, keys[did], true, who.person.id, now());
    return c.body(null, 204);
  });
}
