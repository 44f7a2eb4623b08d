// People and places: a few thousand at the most, so they are looked through as they are now.
import type { Person } from '../../domain/person.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { oldCodes, placeCode } from '../../domain/place-code.ts';
import type { SearchHit } from '../../domain/search.ts';
import { plainCode } from './fields.ts';
import { marked } from './hits.ts';
import { ready, stands, type Ready, type Word } from './words.ts';

/** `order`: 3号楼 before 10号楼, without asking for the language at every comparison of thousands. */
type ReadyPlace = { texts: Ready[]; order: string };
const places = new WeakMap<Place, ReadyPlace>();

function readyPlace(place: Place): ReadyPlace {
  const known = places.get(place);
  if (known) return known;
  const name = placeName(place);
  const order = name.replaceAll(/\d+/g, (digits) => digits.padStart(6, '0'));
  const made = { texts: [ready(name, true), ready(placeCode(place), false)], order };
  places.set(place, made);
  return made;
}

const hasAll = (texts: readonly Ready[], words: readonly Word[]): boolean =>
  words.every((word) => texts.some((text) => stands(text, word)));

/** Sorts before everything a name goes on with: a building before what lies in it. */
const first = '\u0001';

/** That with this code first, then 3号楼 before 10号楼; what is used no more comes last. */
export function placesFound(all: readonly Place[], words: readonly Word[], code: string): Place[] {
  const found = all.flatMap((place) => {
    const { texts, order } = readyPlace(place);
    const isExact = hasCode(place, code);
    if (!isExact && !hasAll(texts, words)) return [];
    return [{ place, order: `${isExact ? 0 : place.retired ? 2 : 1} ${order}${first}${place.id}` }];
  });
  return found.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ place }) => place);
}

const codeLetters = 8;

const hasCode = (place: Place, code: string): boolean =>
  code.length === codeLetters && [placeCode(place), ...oldCodes(place)].some((one) => plainCode(one) === code);

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
