// What a baton says of the hazards that are open where the colleague still has to go. It stands among the marks of the points, in
// groups that begin with a letter no mark has, so a phone of before reads such a baton too and passes over them.
import { hazardGrades } from './hazard-words.ts';
import { mostToldHazards, mostToldLetters, type Told, type ToldHazard } from './round.ts';
import { letters } from './short-code.ts';

/** `mark`: of the point it is at. */
export type ToldSaid = { open: number; hazards: (Omit<ToldHazard, 'placeId'> & { mark: string })[] };

const lead = 'U';
const version = '1';
const mostOpen = 1023;

/** The groups for this, of at most `room` letters: how many are open, and then as many of them as there is room for. */
export function toldGroups({ open, hazards }: Told, markOf: (placeId: string) => string, room: number): string {
  const head = `${lead}${version}${number(Math.min(open, mostOpen), 2)}`;
  return hazards.slice(0, mostToldHazards).reduce((groups, hazard) => {
    const next = groups + hazardGroups(hazard, markOf(hazard.placeId));
    return next.length > room ? groups : next;
  }, head);
}

function hazardGroups({ grade, number: code, words }: ToldHazard, mark: string): string {
  const said = spelled(words);
  const facts = mark + number(hazardGrades.indexOf(grade), 1) + number(said.length, 1) + code;
  return [...(facts.match(/.{3}/g) ?? []), ...said].map((three) => lead + three).join('');
}

/** Marks and what is told apart. What another version wrote is not guessed at. */
export function readTold(groups: readonly string[]): { marks: string[]; told: ToldSaid | null } {
  const marks = groups.filter((group) => !group.startsWith(lead));
  const [head, ...rest] = groups.filter((group) => group.startsWith(lead)).map((group) => group.slice(1));
  const open = head?.startsWith(version) ? valueOf(head.slice(1)) : null;
  const hazards = open === null ? null : readHazards(rest);
  return { marks, told: open === null || !hazards ? null : { open, hazards } };
}

/** Groups of one hazard before its words: mark, grade, how many letters, the case's letters. */
const factGroups = 4;

function readHazards(groups: readonly string[]): ToldSaid['hazards'] | null {
  const found: ToldSaid['hazards'] = [];
  for (let at = 0; at < groups.length;) {
    const facts = groups.slice(at, at + factGroups).join('');
    const grade = hazardGrades[valueOf(facts.slice(4, 5)) ?? -1];
    const length = valueOf(facts.slice(5, 6)) ?? Infinity;
    const number = facts.slice(6);
    const said = groups.slice(at + factGroups, at + factGroups + length);
    if (!grade || length > mostToldLetters || said.length < length || !/^[2-9A-Z]{6}$/.test(number)) return null;
    found.push({ mark: facts.slice(0, 4), grade, number, words: said.map(letterOf).join('') });
    at += factGroups + length;
  }
  return found.length > mostToldHazards ? null : found;
}

function number(value: number, length: number): string {
  let text = '';
  for (let left = value; text.length < length; left = Math.floor(left / letters.length))
    text = letters.charAt(left % letters.length) + text;
  return text;
}

function valueOf(text: string): number | null {
  if (text === '') return null;
  let value = 0;
  for (const one of text) {
    const at = letters.indexOf(one);
    if (at < 0) return null;
    value = value * letters.length + at;
  }
  return value;
}

/** What is written here is Chinese, English and their signs: fifteen bits a letter. */
const alphabet = [
  [0x3000, 0x9fff],
  [0x20, 0x7e],
  [0xff00, 0xffef],
  [0x2010, 0x203b],
  [0xb0, 0xb7],
] as const;

/** Three letters for each; what is in none of these is left out. */
function spelled(words: string): string[] {
  const said = Array.from(words).flatMap((one) => {
    let before = 0;
    const code = one.codePointAt(0) ?? 0;
    for (const [from, to] of alphabet) {
      if (from <= code && code <= to) return [number(before + code - from, 3)];
      before += to - from + 1;
    }
    return [];
  });
  return said.slice(0, mostToldLetters);
}

function letterOf(three: string): string {
  let left = valueOf(three) ?? Infinity;
  for (const [from, to] of alphabet) {
    if (left <= to - from) return String.fromCodePoint(from + left);
    left -= to - from + 1;
  }
  return '';
}
