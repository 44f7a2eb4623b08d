// Copies of unfinished inspections: one's own are kept, read and removed, nobody else's.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { copyKeptMs, DraftCopies, DraftCopy, mostCopies, mostCopyBytes } from '../../domain/draft-copy.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Id } from '../../domain/schema/text.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { readJson, readMessage } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';

const noStore = { 'cache-control': 'no-store' };

/** Refuses `bad-id` what is none. */
function idOf(asked: string): string {
  if (!v.is(Id, asked)) throw new Refusal('bad-id');
  return asked;
}

export function draftCopyRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const keep = describe({
    summary: 'Keep a copy of an inspection that is being made; an earlier state never replaces a later one',
    takes: DraftCopy,
    status: 204,
    refuses: ['login', 'revoked', 'csrf', 'bad-json', 'bad-shape', 'bad-id', 'unknown-field', 'too-large'],
  });
  app.put('/api/drafts/:id', keep, guard, async (c) => {
    const { school, person } = c.get('signedIn');
    const id = idOf(c.req.param('id'));
    const copy = readMessage(DraftCopy, await readJson(c, mostCopyBytes));
    if (copy.draft.id !== id) throw new Refusal('bad-id', { path: 'draft.id' });
    const kept = { id, changedAt: copy.draft.changedAt, keptAt: now(), text: JSON.stringify(copy) };
    await store.draftCopies.keep(school.id, person.id, kept, mostCopies);
    return c.body(null, 204);
  });

  const read = describe({
    summary: 'The copies of one’s own unfinished inspections, of thirty days',
    gives: DraftCopies,
    refuses: ['login', 'revoked'],
  });
  app.get('/api/drafts', read, guard, async (c) => {
    const { school, person } = c.get('signedIn');
    const rows = await store.draftCopies.of(school.id, person.id, now() - copyKeptMs);
    const copies = rows.map(({ keptAt, text }) => {
      const { version, draft } = JSON.parse(text) as DraftCopy;
      return { keptAt, version, draft };
    });
    const answer: DraftCopies = { protocol, copies };
    return c.json(answer, 200, noStore);
  });

  const remove = describe({
    summary: 'Remove a copy: it was submitted or given up',
    status: 204,
    refuses: ['login', 'revoked', 'csrf', 'bad-id'],
  });
  app.delete('/api/drafts/:id', remove, guard, async (c) => {
    const { school, person } = c.get('signedIn');
    await store.draftCopies.remove(school.id, person.id, idOf(c.req.param('id')));
    return c.body(null, 204);
  });
}
