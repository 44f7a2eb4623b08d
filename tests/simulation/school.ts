// 育才中学 as it stands before the first patrol: one database, made once and copied for every schedule.
import type { Entry } from '../../src/domain/entry.ts';
import type { Person } from '../../src/domain/person.ts';
import { canteen, checklist, dorm3, floor2, li, qian, sun, wang, yucai, zhao } from '../cast.ts';
import { fen } from '../cast-cases.ts';
import { route } from '../cast-rounds.ts';
import { allDay, roundTheClock } from './round-acts.ts';
import type { ServerCode, ServerMachine } from './server.ts';

export const people: readonly Person[] = [wang, zhao, qian, li, sun, fen];
/** Who walks rounds, and whoever gives out cases and puts them right; with the vice principal, who judges and approves. */
export const crews: readonly (readonly Person[])[] = [
  [wang, li, sun],
  [wang, li, fen, sun],
];
/** Who has which phone where two walk one round together. */
export const pairs: readonly Person[] = [wang, li, wang, sun];
export const passwordOf = (person: Person): string => `the password of ${person.username}`;

/** On a server that was just started on an empty disk. */
export async function found(server: ServerMachine): Promise<void> {
  const { parts, code, clock } = server;
  const { store } = parts;
  // What was due before its plan was made is not due: so long ago that a round is open as the world begins.
  const now = clock.now() - 36 * 3_600_000;
  const make = (facts: Parameters<ServerCode['makeEntries']>[0]) => (first: number) =>
    code.makeEntries(facts, sun.id, store.device, first, now);
  const places = [dorm3, floor2, canteen].map((body) => ({
    kind: 'place-added' as const,
    schema: 1 as const,
    subject: body.id,
    body,
  }));
  const rounds = [
    { kind: 'route-kept' as const, schema: 1 as const, subject: route().id, body: route() },
    { kind: 'shift-kept' as const, schema: 1 as const, subject: allDay.id, body: allDay },
    { kind: 'plan-kept' as const, schema: 3 as const, subject: roundTheClock.id, body: roundTheClock },
  ];
  const founding = make([
    { kind: 'school-founded', schema: 1, subject: yucai.id, body: yucai },
    { kind: 'person-added', schema: 1, subject: sun.id, body: sun },
    { kind: 'template-published', schema: 1, subject: 'Z1@1', body: checklist },
    ...places,
    ...rounds,
  ]);
  const nobody = { tokenHash: 'nobody holds this', deviceId: null, deliveryHash: null, agent: '' };
  const session = { id: sun.id, ...nobody, createdAt: now };
  await store.people.found(yucai, sun, founding, await parts.passwords.keep(passwordOf(sun)), session, now);
  await store.sessions.end(yucai.id, session.id);
  await addPeople(server, [wang, li, zhao, qian, fen], now);
}

export async function addPeople({ parts, code }: ServerMachine, some: readonly Person[], now: number): Promise<void> {
  const { people: accounts, device } = parts.store;
  for (const person of some) {
    const fact = { kind: 'person-added', schema: 1, subject: person.id, body: person } as const;
    const added = (first: number): Entry[] => code.makeEntries([fact], sun.id, device, first, now);
    await accounts.add(yucai.id, sun, person, added, await parts.passwords.keep(passwordOf(person)), now);
  }
}
