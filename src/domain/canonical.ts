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
 * time of writing it piece by piece. Undefined when an object cannot hold the order. Refuses what `canonical` refuses.
 */
export function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return checked(value);
  if (Array.isArray(value)) {
    const sorted = value.map(inOrder);
    return sorted.includes(undefined) ? undefined : sorted;
  }
  const sorted: Record<string, unknown> = {};
  for (const key of sortedKeys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    if (unorderly.test(checked(key))) return undefined;
    const inside = inOrder(member);
    if (inside === undefined) return undefined;
    sorted[key] = inside;
  }
  return sorted;
}

/** Objects keep numbers before all other keys, whatever was written first, and `__proto__` is no member at all. */
const unorderly = /^(?:\d|__proto__$)/;

/** UTF-16 code units are the order of `<`. For a handful of keys, putting each in its place is quicker than `sort`. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  if (keys.length > 20) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!;
    let place = i;
    for (; place > 0 && keys[place - 1]! > key; place--) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
  return keys;
}

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
  for (const key of sortedKeys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) text += `${text && ','}${written(key)}:${written(member)}`;
  }
  return `{${text}}`;
}
