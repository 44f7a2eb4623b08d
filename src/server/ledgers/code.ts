// The short code on a ledger, or a weekly or monthly report, that was printed or saved: which paper of which days and places, how many lines
// (inspections, of a report), and up to which line of the school's own ledger. Signed with the chain there, so that it stands for nothing else, and for nothing after history was changed.
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { hazardCategories, hazardGrades } from '../../domain/hazard-words.ts';
import { briefingNames, ledgerNames, type PaperName } from '../../domain/ledgers/names.ts';
import type { Narrowed } from './asked.ts';

/** `within`: the places it was read at or below, empty for the whole school. `shown`: what is restricted was not covered. */
export type Coded = {
  name: PaperName;
  from: string;
  to: string;
  within: readonly string[];
  shown: boolean;
  narrowed?: Narrowed;
  count: number;
  seq: number;
};
/** The same as it is read back: of places only a tag, empty for the whole school. */
export type Decoded = Omit<Coded, 'within' | 'narrowed'> & { tag: string; narrowed: Narrowed };

/** Without I, L, O and U, which are misread. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const tagLength = 4;
const macLength = 8;
const dayMs = 86_400_000;
const firstDay = Date.UTC(2000, 0, 1);

function inLetters(n: number, least = 1): string {
  let text = '';
  for (let left = n; left > 0 || text === ''; left = Math.floor(left / 32)) text = letters.charAt(left % 32) + text;
  return text.padStart(least, '0');
}
const fromLetters = (text: string): number => Array.from(text).reduce((n, one) => n * 32 + letters.indexOf(one), 0);
const short = (bytes: Uint8Array, length: number): string =>
  [...bytes.subarray(0, length)].map((byte) => letters.charAt(byte % 32)).join('');

const dayNumber = (day: string): number => Math.round((Date.parse(`${day}T00:00:00Z`) - firstDay) / dayMs);
const dayOfNumber = (n: number): string => new Date(firstDay + n * dayMs).toISOString().slice(0, 10);

/** What stands for some places in a code; empty for the whole school. */
export const tagOf = (within: readonly string[]): string =>
  within.length === 0 ? '' : short(hash('sha256', [...within].sort().join('\n'), 'buffer'), tagLength);

/** Ledgers that are still to come have their numbers before those of reports. */
const firstBriefing = 500;
function numberOf(name: PaperName): number {
  const briefing = briefingNames.findIndex((one) => one === name);
  return briefing < 0 ? ledgerNames.findIndex((one) => one === name) : firstBriefing + briefing;
}
const nameOf = (n: number): PaperName | undefined => briefingNames[n - firstBriefing] ?? ledgerNames[n];

/** Two letters for a grade and a category, nothing for all cases; what comes new stands at the end of both lists. */
function lettersOf({ grade, category }: Narrowed): string {
  if (grade === undefined && category === undefined) return '';
  const at = <T>(all: readonly T[], one: T | undefined): string =>
    letters.charAt(one === undefined ? 0 : all.indexOf(one) + 1);
  return at(hazardGrades, grade) + at(hazardCategories, category);
}
function narrowedBy(text: string): Narrowed {
  const [grade = '', category = ''] = text;
  return {
    grade: hazardGrades[letters.indexOf(grade) - 1],
    category: hazardCategories[letters.indexOf(category) - 1],
  };
}

type Key = { secret: Uint8Array; chain: string };

function macOf(text: string, { secret, chain }: Key): string {
  return short(createHmac('sha256', secret).update(`ledger\n${text}\n${chain}`).digest(), macLength);
}

/** `chain`: that of line `seq`. */
export function codeOf(coded: Coded, key: Key): string {
  const kind = numberOf(coded.name) * 2 + Number(coded.shown);
  const head =
    inLetters(kind, 2) +
    inLetters(dayNumber(coded.from), 3) +
    inLetters(dayNumber(coded.to), 3) +
    tagOf(coded.within) +
    lettersOf(coded.narrowed ?? {});
  const text = [head, inLetters(coded.seq), inLetters(coded.count)].join('-');
  return `${text}-${macOf(text, key)}`;
}

const form =
  /^([0-9A-HJKMNP-TV-Z]{2})([0-9A-HJKMNP-TV-Z]{3})([0-9A-HJKMNP-TV-Z]{3})((?:[0-9A-HJKMNP-TV-Z]{4})?)((?:[0-9A-HJKMNP-TV-Z]{2})?)-([0-9A-HJKMNP-TV-Z]{1,10})-([0-9A-HJKMNP-TV-Z]{1,8})-([0-9A-HJKMNP-TV-Z]{8})$/;

/** As somebody typed it: small letters, spaces, and letters that look like a digit are taken for what they mean. */
const tidy = (typed: string): string =>
  typed.trim().toUpperCase().replaceAll(/\s/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Undefined for what is no code, or was not given by this school; `chainAt` is asked for the line it names. */
export async function readCode(
  typed: string,
  secret: Uint8Array,
  chainAt: (seq: number) => Promise<string | undefined>,
): Promise<Decoded | undefined> {
  const code = tidy(typed);
  const [, kind = '', from = '', to = '', tag = '', narrow = '', seq = '', count = '', mac = ''] =
    form.exec(code) ?? [];
  const name = nameOf(Math.floor(fromLetters(kind) / 2));
  if (mac === '' || name === undefined) return undefined;
  const chain = await chainAt(fromLetters(seq));
  const meant = chain === undefined ? '' : macOf(code.slice(0, -macLength - 1), { secret, chain });
  if (meant.length !== mac.length || !timingSafeEqual(Buffer.from(meant), Buffer.from(mac))) return undefined;
  return {
    name,
    shown: fromLetters(kind) % 2 === 1,
    from: dayOfNumber(fromLetters(from)),
    to: dayOfNumber(fromLetters(to)),
    tag,
    narrowed: narrowedBy(narrow),
    seq: fromLetters(seq),
    count: fromLetters(count),
  };
}
