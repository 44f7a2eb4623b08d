// One byte sequence for one meaning (RFC 8785), so that phone and server can prove they mean the same entry.

/**
 * Canonical JSON of plain data: keys sorted by UTF-16 code units, no spaces, members that are undefined left out.
 * Refuses what JSON cannot carry: NaN, infinities, functions, half characters.
 */
export function canonical(value: unknown): string {
  const sorted = inOrder(value);
  return sorted === undefined ? written(value) : JSON.stringify(sorted);
}

/**
 * The same data with its members in canonical order: `JSON.stringify` writes it canonically, in less than half the
 * time of writing it piece by piece. What is in order already comes back as it is, without a copy. Undefined when an
 * object cannot hold the order. Refuses what `canonical` refuses.
 */
export function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return checked(value);
  if (Array.isArray(value)) return listInOrder(value);
  const keys = Object.keys(value);
  let copy: Members | null = sort(keys) ? {} : null;
  for (let i = 0; i < keys.length; i++) {
    const key = checked(keys[i]!);
    const member = (value as Members)[key];
    if (member === undefined) continue;
    const inside = inOrder(member);
    if (inside === undefined) return undefined;
    if (inside !== member) copy ??= pick(value as Members, keys.slice(0, i));
    if (copy !== null) copy[key] = inside;
  }
  return copy !== null && keys.some(isUnorderly) ? undefined : (copy ?? value);
}

type Members = Record<string, unknown>;

const pick = (value: Members, keys: readonly string[]): Members =>
  Object.fromEntries(keys.map((key) => [key, value[key]]));

function listInOrder(list: readonly unknown[]): unknown {
  let copy: unknown[] | null = null;
  for (let i = 0; i < list.length; i++) {
    const inside = inOrder(list[i]);
    if (inside === undefined) return undefined;
    if (inside !== list[i]) copy ??= list.slice(0, i);
    copy?.push(inside);
  }
  return copy ?? list;
}

/** Objects keep numbers before all other keys, whatever was written first, and `__proto__` is no member at all. */
const isUnorderly = (key: string): boolean => (key >= '0' && key < ':') || key === '__proto__';

/**
 * UTF-16 code units are the order of `<`. For a handful of keys, putting each in its place is quicker than `sort`.
 * False when they were in order.
 */
function sort(keys: string[]): boolean {
  let moved = false;
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!;
    if (keys[i - 1]! <= key) continue;
    moved = true;
    if (keys.length > fewKeys) break;
    let place = i;
    for (; place > 0 && keys[place - 1]! > key; place--) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
  if (moved && keys.length > fewKeys) keys.sort();
  return moved;
}

const fewKeys = 20;

function checked<T>(value: T): T {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('text with half a character');
    return value;
  }
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value !== 'number') throw new TypeError(`JSON cannot carry a ${typeof value}`);
  if (!Number.isFinite(value)) throw new TypeError('a number that JSON cannot carry');
  return value;
}

function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(checked(value));
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  let text = '';
  const keys = Object.keys(value);
  sort(keys);
  for (const key of keys) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) text += `${text && ','}${written(key)}:${written(member)}`;
  }
  return `{${text}}`;
}
