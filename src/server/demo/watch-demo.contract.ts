// The demo school with all that came in through its doors while it was made, for tests that count it again.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Entry } from '../../domain/entry.ts';
import type { Person } from '../../domain/person.ts';
import type { Announced } from '../../domain/protocol.ts';
import type { Template } from '../../domain/template.ts';
import { builtInTemplates } from '../library/library.ts';
import { School } from '../school.contract.ts';
import { demoPassword } from './found.ts';
import { seedDemo } from './seed-demo.ts';

export type Came = { entry: Entry; at: number; by: Person };
/** `photos`: whose, and its hash. `lost`: the installation that was wiped. `sun`: a manager of the whole school, signed in. */
export type Demo = {
  school: School;
  came: Came[];
  photos: Set<string>;
  announced: { device: string; items: readonly Announced[]; at: number; lost: string | null }[];
  templates: Map<string, Template>;
  sun: Person;
};

/** `now`: UTC ms. What was refused, and what nobody released, did not come in. */
export async function watchDemo(now: number, busyDays?: number): Promise<Demo> {
  const school = new School(mkdtempSync(join(tmpdir(), 'patrol-demo-')), { templatesFor: builtInTemplates });
  school.clock.ms = now;
  const { store } = school.parts;
  const append = vi.spyOn(store.ledger, 'append');
  const keep = vi.spyOn(store.photos, 'keep');
  const announce = vi.spyOn(store.phones, 'announce');
  const settle = vi.spyOn(store.held, 'settle');
  await seedDemo(school.parts, busyDays);
  const released = new Set(settle.mock.calls.map(([, , receiptId]) => receiptId));
  const came: Came[] = [];
  for (const [i, [, by, offers, at]] of append.mock.calls.entries()) {
    const outcomes = (await append.mock.results[i]?.value) ?? [];
    for (const [n, offer] of offers.entries()) {
      const outcome = outcomes[n];
      const counts =
        outcome?.verdict === 'accepted' || (outcome?.verdict === 'quarantined' && released.has(outcome.held.receiptId));
      if (offer.is === 'known' && counts) came.push({ entry: offer.entry, at, by });
    }
  }
  const photos = new Set(keep.mock.calls.map(([, person, { sha256 }]) => `${person} ${sha256}`));
  const announced = announce.mock.calls.map(([{ deviceId, items, at, lost }]) => ({
    device: deviceId,
    items,
    at,
    lost: lost?.device ?? null,
  }));
  const founded = (await store.documents.school())!;
  const templates = new Map(builtInTemplates(founded).map((template) => [template.code, template]));
  const sun = (await store.documents.people(founded.id)).find(({ username }) => username === 'sun')!;
  const answer = await school.ask(null, 'POST', '/api/session', { username: 'sun', password: demoPassword });
  school.useCookie(sun, (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '');
  return { school, came, photos, announced, templates, sun };
}
