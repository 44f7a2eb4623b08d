// People and places: a few thousand at the most, so they are looked through as they are now.
import type { Person } from '../../domain/person.ts';
import { inPlaceOrder, placeName, type Place } from '../../domain/place.ts';
import { oldCodes, placeCode } from '../../domain/place-code.ts';
import type { SearchHit } from '../../domain/search.ts';
import { plainCode } from './fields.ts';
import { marked } from './hits.ts';
import { ready, stands, type Ready, type Word } from './words.ts';

const names = new WeakMap<Place, Ready[]>();

function readyPlace(place: Place): Ready[] {
  const known = names.get(place);
  if (known) return known;
  const made = [ready(placeName(place), true), ready(placeCode(place), false)];
  names.set(place, made);
  return made;
}

const hasAll = (texts: readonly Ready[], words: readonly Word[]): boolean =>
  words.every((word) => texts.some((text) => stands(text, word)));

/** That with this code first, then as people count: 3号楼 before 10号楼; what is used no more comes last. */
export function placesFound(places: readonly Place[], words: readonly Word[], code: string): Place[] {
  const found = places.filter((place) => hasCode(place, code) || hasAll(readyPlace(place), words));
  const rank = (place: Place): number => (hasCode(place, code) ? 0 : place.retired ? 2 : 1);
  return inPlaceOrder(found).sort((a, b) => rank(a) - rank(b));
}

const hasCode = (place: Place, code: string): boolean =>
  code !== '' && [placeCode(place), ...oldCodes(place)].some((one) => plainCode(one) === code);

const byName = new Intl.Collator('zh-CN', { numeric: true });

export function peopleFound(people: readonly Person[], words: readonly Word[]): Person[] {
  const found = people.filter(({ name, username }) => hasAll([ready(name, true), ready(username, false)], words));
  const rank = ({ left }: Person): number => (left ? 1 : 0);
  return found.sort((a, b) => rank(a) - rank(b) || byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

export function placeHit(place: Place, words: readonly Word[], code: string): SearchHit {
  const isExact = hasCode(place, code);
  const name = marked(placeName(place), words, true);
  const text = marked(placeCode(place), words, false);
  const lines = text.marks.length > 0 || isExact ? [{ is: 'code' as const, text }] : [];
  return {
    kind: 'place',
    id: place.id,
    title: { zh: name, en: name },
    lines,
    at: null,
    isExact,
    isOver: place.retired !== undefined,
  };
}

export function personHit({ id, name, username, left }: Person, words: readonly Word[]): SearchHit {
  const title = marked(name, words, true);
  const lines = [{ is: 'user' as const, text: marked(username, words, false) }];
  return {
    kind: 'person',
    id,
    title: { zh: title, en: title },
    lines,
    at: null,
    isExact: false,
    isOver: left !== undefined,
  };
}
