// What the library of the product says anew of the checklists a school has. Nothing is published by asking.
import type { Hono } from 'hono';
import { editionOf, isOlderThan } from '../../domain/library-offer.ts';
import { authorize } from '../../domain/authorize.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { facilities } from '../../domain/school.ts';
import { LibraryNews } from '../../domain/reports.ts';
import { templateId, type Template } from '../../domain/template.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';

export function libraryRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const news = describe({
    summary:
      'Checklists of which the library has a later edition than the school, and those the school never had; for those who may publish',
    gives: LibraryNews,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/library', news, signedIn(parts), async (c) => {
    const { person, school } = c.get('signedIn');
    if (!authorize(person, { do: 'publish-template' })) throw new Refusal('not-found');
    const [newer, others]: [LibraryNews['newer'], Template[]] = [[], []];
    for (const template of parts.templatesFor({ kind: school.kind, facilities: [...facilities] })) {
      const newest = await newestOf(parts, school.id, template.code);
      if (!newest) others.push(template);
      else if (isOlderThan(newest, template))
        newer.push({ template, was: parts.earlierEdition(template.code, editionOf(newest)) });
    }
    const answer: LibraryNews = { protocol, newer, others, asOf: parts.now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}

/** Versions follow one another without gaps. */
async function newestOf({ store }: Parts, schoolId: string, code: string): Promise<Template | undefined> {
  let newest: Template | undefined;
  for (let version = 1; ; version++) {
    const next = await store.documents.read(schoolId, 'template', templateId({ code, version }));
    if (!next) return newest;
    newest = next;
  }
}
