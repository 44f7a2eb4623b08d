// A walk that says `@second` or `@third` is asked with every second or third commit: one of a desk page, a paper or a setting, of which other tests
// see most as well. What nothing else shows is asked with each (`alwaysAsked` of walks-in-turn.test.ts).
import { globSync, readFileSync } from 'node:fs';

export const everySo = { second: 2, third: 3 } as const;
type Tag = keyof typeof everySo;
const isTag = (word: string): word is Tag => word in everySo;

/** `body`: the walk in its own words. */
export type Walk = { file: string; title: string; tag: Tag | undefined; body: string };

/** What is written behind `test(`. */
const beginning = /^'((?:[^'\\]|\\.)*?)(?: @(\w+))?',/;

/** By the tags the runner read. */
export const waitsForTurns = (tags: readonly string[]): boolean => tags.some((tag) => isTag(tag.replace('@', '')));

export const isInTurn = (body: string): boolean => isTag(beginning.exec(body)?.[2] ?? '');

function walkOf(file: string, body: string): Walk[] {
  const [, title, word] = beginning.exec(body) ?? [];
  if (title === undefined) return [];
  if (word !== undefined && !isTag(word)) throw new Error(`@${word} of "${title}" says no turn`);
  return [{ file, title, tag: word, body }];
}

/** By file, and there as they stand. */
export const readWalks = (): Walk[] =>
  globSync('tests/e2e/*.spec.ts')
    .sort()
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split(/^ *test\(/m)
        .slice(1)
        .flatMap((body) => walkOf(file, body)),
    );

/** Neighbours have turns one after the other, so that each file is asked for something. */
export function leftOut(walks: readonly Walk[], turn: number): Walk[] {
  return Object.entries(everySo).flatMap(([tag, parts]) =>
    walks.filter((walk) => walk.tag === tag).filter((_, n) => n % parts !== turn % parts),
  );
}

const literally = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** As the runner wants it, which knows a walk by its file, its name and its tag. */
export const asPattern = ({ file, title, tag }: Walk): RegExp =>
  new RegExp(`${literally(file.replace(/.*\//, ''))}.* ${literally(title)} @${tag}`);

/** Who names a file or a walk wants all that is there. */
export const namesOne = (words: readonly string[]): boolean =>
  words.some((word) => /\.spec\b|^(-g|--grep)\b/.test(word));
