// One field for everything. Each finds what he may open, and nothing else; what is not his and what is not there answer alike.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { isConcerned } from '../../domain/case-concerns.ts';
import { placesWalked } from '../../domain/person.ts';
import { isWithin } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  earlierKinds,
  isSearchable,
  SearchAnswer,
  searchGlimpse,
  searchKinds,
  type SearchHit,
  type SearchKind,
} from '../../domain/search.ts';
import { readShortCode } from '../../domain/short-code.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { plainCode } from '../search/fields.ts';
import { assetHit, assetsFound } from '../search/assets.ts';
import { hitOf, standsIn, type Reads } from '../search/hits.ts';
import { peopleFound, personHit, placeHit, placesFound } from '../search/people-places.ts';
import { wordsOf, type Word } from '../search/words.ts';
import { signedIn } from '../sessions.ts';
import type { Indexed, IndexedKind, Searcher } from '../store/search-store.ts';
import { aroundAt, viewerOf } from './case-viewer.ts';
import { describe } from './describe.ts';
import { caseFor } from './restricted-items.ts';
import { Before, Limit, readQuery, writePageEnd } from './query.ts';

const Kinds = v.pipe(
  v.string(),
  v.maxLength(60),
  v.transform((text) => text.split(',')),
  v.array(v.picklist(searchKinds)),
  v.check((kinds) => new Set(kinds).size === kinds.length),
);
const Query = v.strictObject({
  q: v.pipe(v.string(), v.check(isSearchable)),
  kinds: v.optional(Kinds, earlierKinds.join(',')),
  before: Before,
  limit: v.optional(Limit, String(searchGlimpse)),
});

/** More than a screen shows at once says nothing more. */
const mostHits = 50;
/** Eight letters are a code of a place or box, in whatever spelling. */
const codeLetters = 8;
/** What is shorter is no number. */
const leastCode = 4;

type Asked = { words: Word[]; code: string; at: number; limit: number };
type Group = SearchAnswer['groups'][number];

export function searchRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { now } = parts;

  const ask = describe({
    summary: `What the words stand in, by kind: of ${searchKinds.join(', ')}. Only what the asker may open; exact numbers first, then the newest. \`before\` takes one kind`,
    gives: SearchAnswer,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked'],
  });
  app.get('/api/search', ask, signedIn(parts), async (c) => {
    const who = c.get('signedIn');
    const { q, kinds, before, limit } = readQuery(c, Query);
    if (before && kinds.length !== 1) throw new Refusal('bad-query');
    const asked = { words: wordsOf(q), code: codeIn(q), at: before?.at ?? 0, limit: Math.min(limit, mostHits) };
    const groups: Group[] = [];
    for (const kind of kinds) groups.push(await groupOf(parts, who, kind, asked));
    const answer: SearchAnswer = { protocol, groups, asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}

function codeIn(q: string): string {
  const plain = plainCode(readShortCode(q, codeLetters) ?? q);
  return plain.length < leastCode ? '' : plain;
}

async function groupOf(parts: Parts, who: SignedIn, kind: SearchKind, asked: Asked): Promise<Group> {
  const { documents } = parts.store;
  if (kind === 'place') {
    const found = placesFound(await documents.places(who.school.id), asked.words, asked.code);
    return paged(kind, found, asked, (place) => placeHit(place, asked.words, asked.code));
  }
  if (kind === 'person') {
    const mayKnow = authorize(who.person, { do: 'add-person' });
    const people = mayKnow ? await documents.people(who.school.id) : [];
    return paged(kind, peopleFound(people, asked.words), asked, (person) => personHit(person, asked.words));
  }
  if (kind === 'asset') {
    const walks = placesWalked(who.person);
    const places = new Map((await documents.places(who.school.id)).map((place) => [place.id, place]));
    const here = (await documents.all(who.school.id, 'asset')).flatMap((asset) => {
      const place = places.get(asset.placeId);
      return place && walks && isWithin(place, walks) ? [{ asset, place }] : [];
    });
    return paged(kind, assetsFound(here, asked.words), asked, (one) => assetHit(one, asked.words));
  }
  return indexed(parts, who, kind, asked);
}

function paged<T>(kind: SearchKind, all: readonly T[], { at, limit }: Asked, hit: (one: T) => SearchHit): Group {
  const end = at + limit;
  const next = end < all.length ? writePageEnd({ at: end, id: '' }) : null;
  return { kind, hits: all.slice(at, end).map(hit), next };
}

async function indexed(
  parts: Parts,
  who: SignedIn,
  kind: IndexedKind,
  { words, code, at, limit }: Asked,
): Promise<Group> {
  const { store } = parts;
  const { school } = who;
  const reads: Reads = { template: store.search.template(school.id), timeZone: school.timeZone };
  const ask = { kind, words, code, before: at > 0 ? at : null, limit };
  const { found, end } = await store.search.find(school.id, await searcherOf(parts, who), ask, (document) =>
    standsIn(document as Indexed, words, reads),
  );
  const hits: SearchHit[] = [];
  const forThem = kind === 'hazard' ? await caseFor(parts, who) : undefined;
  for (const { document, isExact } of found) {
    if (!(await mayOpen(parts, who, document))) continue;
    const shown = document.type === 'hazard' && forThem ? { ...document, body: forThem(document.body) } : document;
    // What is covered is not found by its words either.
    if (shown.body === document.body || isExact || standsIn(shown, words, reads))
      hits.push(hitOf(shown, words, isExact, reads));
  }
  return { kind, hits, next: end === null ? null : writePageEnd({ at: end, id: '' }) };
}

async function searcherOf(parts: Parts, who: SignedIn): Promise<Searcher> {
  const { personId, scope, departments, standsInFor } = await viewerOf(parts, who, parts.now());
  return {
    personId,
    records: scope,
    walks: placesWalked(who.person),
    samples: authorize(who.person, { do: 'read-samples' }) ? who.person.scope : null,
    departments,
    acting: [personId, ...standsInFor],
  };
}

/** The rule of the case itself has the last word: it knows more than the query can ask. */
async function mayOpen(parts: Parts, { person, school }: SignedIn, document: Indexed): Promise<boolean> {
  if (document.type !== 'hazard') return true;
  const place = await parts.store.documents.read(school.id, 'place', document.body.placeId);
  return place !== undefined && isConcerned(document.body, person, await aroundAt(parts, school, place, parts.now()));
}
