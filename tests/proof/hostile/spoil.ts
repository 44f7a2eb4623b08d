// Sound messages, spoiled by chance: the same seed spoils the same way.
import type { Chance } from '../../../src/server/demo/random.ts';

export const texts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u2066abc',
  '\u200b\ufeff',
  '<img src=x onerror=alert(1)>',
  '=cmd|/c calc!A1',
  `'; DROP TABLE ledger; --`,
  '../../../../etc/passwd',
  '%00%2e%2e%2f',
  '__proto__',
  'constructor',
  '01900000-0000-7000-8000-000000000000',
  'f'.repeat(64),
  'e\u0301'.repeat(5000),
  '😀'.repeat(4001),
  'x'.repeat(70_000),
] as const;
const numbers = [
  0,
  -0,
  -1,
  1,
  0.1,
  1e21,
  1e300,
  2 ** 53,
  -(2 ** 53),
  4_294_967_296,
  8.64e15,
  Number.MIN_VALUE,
] as const;

type Tree = unknown;
type Place = { holder: Record<string, Tree> | Tree[]; key: string | number };

function placesIn(tree: Tree, found: Place[] = []): Place[] {
  if (typeof tree !== 'object' || tree === null) return found;
  const holder = tree as Record<string, Tree> | Tree[];
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    placesIn((holder as Record<string | number, Tree>)[key], found);
  }
  return found;
}

function nasty(luck: Chance, depth = 0): Tree {
  const kind = luck.whole(0, depth > 3 ? 4 : 7);
  if (kind === 0) return null;
  if (kind === 1) return luck.happens(50);
  if (kind === 2) return luck.pick(numbers);
  if (kind === 3 || kind === 4) return luck.pick(texts);
  if (kind === 5) return Array.from({ length: luck.whole(0, 12) }, () => nasty(luck, depth + 1));
  if (kind === 6)
    return Object.fromEntries(
      Array.from({ length: luck.whole(0, 5) }, () => [luck.pick(texts).slice(0, 40), nasty(luck, depth + 1)]),
    );
  return deep(luck.whole(1, 60));
}

const deep = (levels: number): Tree => (levels === 0 ? 0 : levels % 2 ? [deep(levels - 1)] : { a: deep(levels - 1) });

/** Changes a copy of the tree in one to four places: another value, nothing, one more, one twice, two exchanged. */
export function spoilTree(sound: Tree, luck: Chance): Tree {
  const tree = structuredClone(sound);
  for (let n = luck.whole(1, 4); n > 0; n--) {
    const places = placesIn(tree);
    if (places.length === 0) return nasty(luck);
    const { holder, key } = luck.pick(places);
    const at = holder as Record<string | number, Tree>;
    const how = luck.whole(0, 5);
    if (how <= 1) at[key] = nasty(luck);
    else if (how === 2 && Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (how === 2) delete at[key];
    else if (how === 3 && Array.isArray(holder)) holder.unshift(nasty(luck));
    else if (how === 3) add(holder, luck.pick(texts).slice(0, 30) || 'more', nasty(luck));
    else if (how === 4 && Array.isArray(holder))
      holder.push(...Array.from({ length: luck.whole(1, 30) }, () => structuredClone(at[key])));
    else {
      const other = luck.pick(places);
      at[key] = structuredClone((other.holder as Record<string | number, Tree>)[other.key]);
    }
  }
  return tree;
}

/** Changes one value for another of its kind: much of this is a sound message with odd words in it. */
export function touchTree(sound: Tree, luck: Chance): Tree {
  const tree = structuredClone(sound);
  const leaves = placesIn(tree).filter(
    ({ holder, key }) => typeof (holder as Record<string | number, Tree>)[key] !== 'object',
  );
  const { holder, key } = luck.pick(leaves);
  const at = holder as Record<string | number, Tree>;
  at[key] = typeof at[key] === 'number' ? luck.pick(numbers) : luck.pick(texts);
  return tree;
}

/** Also `__proto__`, as a member that JSON will say. */
const add = (holder: object, key: string, value: Tree): void =>
  void Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

/** Spoils the text itself: cut off, a character changed, a key twice, a number no computer holds, bytes that are no text. */
export function spoilText(text: string, luck: Chance): Uint8Array {
  const at = luck.whole(0, text.length);
  const how = luck.whole(0, 7);
  if (how === 0) return Buffer.from(text.slice(0, at));
  if (how === 1)
    return Buffer.from(
      `${text.slice(0, at)}${luck.pick(['"', '{', '}', '[', ']', ',', ':', '\\', '\u0000'])}${text.slice(at + 1)}`,
    );
  if (how === 2) return Buffer.from(`\ufeff${text}`);
  if (how === 3) return Buffer.from(text.replace('{', '{"protocol":"patrol/1",'));
  if (how === 4)
    return Buffer.from(
      text.replace(/:\d+/, `:${luck.pick(['1e400', '-0', '1e-400', '9'.repeat(400), '0x10', '01', 'NaN'])}`),
    );
  if (how === 5)
    return Buffer.concat([
      Buffer.from(text.slice(0, at)),
      Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
      Buffer.from(text.slice(at)),
    ]);
  if (how === 6) return Buffer.from('['.repeat(luck.whole(1, 40_000)));
  return Buffer.from(`${text}${text}`);
}
