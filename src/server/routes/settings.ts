// 学校设置: what the school is called and has, how long steps of a case may take, what photos say, and its language.
import type { Hono } from 'hono';
import { authorize } from '../../domain/authorize.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { facilities, type Facility, type School } from '../../domain/school.ts';
import { isTooSlow, libraryAfter, unchosen, type Brought } from '../../domain/settings.ts';
import { ChangeSchool, SchoolSettings } from '../../domain/settings-reports.ts';
import { schemaOf } from '../../domain/template-rules.ts';
import { templateId, type Template } from '../../domain/template.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { readJson, readMessage } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';
import { mustBePlaces } from './known-places.ts';

const noStore = { 'cache-control': 'no-store' };

function mustLookAfter({ person }: SignedIn): void {
  if (!authorize(person, { do: 'look-after-school' })) throw new Refusal('not-found');
}

export function settingsRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  async function asItIs({ id }: School): Promise<SchoolSettings> {
    const school = await store.documents.read(id, 'school', id);
    if (!school) throw new Error(`the school ${id} is gone`);
    const { name, kind, facilities: own, timeZone } = school;
    const settings = await store.documents.read(id, 'settings', id);
    const { hours, stamp, language, dormitories } = settings ?? unchosen;
    return {
      protocol,
      chosen: { name, kind, facilities: own, hours, stamp, language, dormitories },
      timeZone,
      last: settings?.last ?? null,
      library: (await libraryOf(parts, school)).map(({ code, name, by, has }) => ({ code, name, by, has })),
      asOf: now(),
    };
  }

  const ask = describe({
    summary: 'The settings of the school; for managers of the whole school and who keeps the accounts',
    gives: SchoolSettings,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/settings', ask, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    return c.json(await asItIs(who.school), 200, noStore);
  });

  const change = describe({
    summary: 'Changes the settings of the school, and publishes the checklists that come with what it has anew',
    takes: ChangeSchool,
    gives: SchoolSettings,
    refuses: [
      'bad-json',
      'bad-shape',
      'login',
      'revoked',
      'csrf',
      'not-found',
      'unknown-field',
      'conflict',
      'laxer-than-law',
      'place-unknown',
    ],
  });
  app.post('/api/settings', change, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    const { was, ...body } = readMessage(ChangeSchool, await readJson(c));
    if (isTooSlow(body)) throw new Refusal('laxer-than-law', { path: 'hours' });
    const { id } = who.school;
    await mustBePlaces(store, id, body.dormitories ?? []);
    // Read first: what is published or changed while this is worked out makes it a conflict.
    const basis = await store.documents.setUpSeq(id);
    const before = await asItIs(who.school);
    if ((before.last?.entry ?? null) !== was) throw new Refusal('conflict');
    const { added } = libraryAfter(await libraryOf(parts, who.school), before.chosen, body);
    const at = now();
    const facts: Fact[] = [
      { kind: 'school-changed', schema: 1, subject: id, body },
      ...added.map(({ template }): Fact => published(template)),
    ];
    const make = (first: number) => makeEntries(facts, who.person.id, store.device, first, at);
    await store.people.keepSchool(id, who.person, basis, { make, accounts: [], invites: [], cards: [] }, at);
    return c.json(await asItIs(who.school), 200, noStore);
  });
}

const published = (template: Template): Fact => ({
  kind: 'template-published',
  schema: schemaOf(template),
  subject: templateId(template),
  body: template,
});

/** Each checklist that comes with something a school may have; what every school needs is nobody's to choose. */
async function libraryOf({ store, templatesFor }: Parts, { id, kind }: School) {
  const always = new Set(templatesFor({ kind, facilities: [] }).map(({ code }) => code));
  const found = new Map<string, Brought & { template: Template }>();
  const newest = new Map<string, Template>();
  for (const one of await store.documents.all(id, 'template'))
    if (one.version > (newest.get(one.code)?.version ?? 0)) newest.set(one.code, one);
  const hasOf = (code: string): Brought['has'] => {
    const own = newest.get(code);
    return !own ? 'no' : own.retired ? 'retired' : 'yes';
  };
  for (const facility of facilities)
    for (const template of templatesFor({ kind, facilities: [facility] })) {
      const { code, name } = template;
      if (always.has(code)) continue;
      const by: Facility[] = [...(found.get(code)?.by ?? []), facility];
      found.set(code, { code, name: name.zh, by, has: hasOf(code), template });
    }
  return [...found.values()];
}
