// JSON that means one thing only: no doubled keys, no keys that reach into prototypes, no bottomless nesting.
import { Refusal } from '../domain/refusal.ts';

export const maxDepth = 20;
/** More than the fullest honest push holds; reading more than this keeps everybody else waiting. */
const maxValues = 150_000;
/** No message has an object with nearly as many. */
const maxMembers = 1000;
const isDangerous = (key: string): boolean => key === '__proto__' || key === 'constructor' || key === 'prototype';

/** Refuses `bad-json` what is not JSON (a byte-order mark included) and `bad-shape` what is JSON but ambiguous or hostile. */
export function strictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('bad-json');
    throw error;
  }
  checkTree(value, 1, { values: maxValues });
  // Written by a machine, the text comes back as it was, and then nothing was said twice.
  if (JSON.stringify(value) !== text) checkKeys(text);
  return value;
}

function checkTree(value: unknown, depth: number, left: { values: number }): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > maxDepth) throw new Refusal('bad-shape');
  const members = Object.values(value);
  left.values -= members.length;
  if (left.values < 0) throw new Refusal('bad-shape');
  if (!Array.isArray(value) && (members.length > maxMembers || Object.keys(value).some(isDangerous)))
    throw new Refusal('bad-shape');
  for (const member of members) if (typeof member === 'object') checkTree(member, depth + 1, left);
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;

/** Walks valid JSON and refuses an object that names a key twice. */
function checkKeys(text: string): void {
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [found] of text.matchAll(token)) {
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(null);
    else if (found === '}' || found === ']') open.pop();
    else if (found === ':') {
      const keys = open.at(-1);
      const key = String(JSON.parse(last));
      if (keys?.has(key)) throw new Refusal('bad-shape');
      keys?.add(key);
    } else if (found !== ',') last = found;
  }
}
