// What the build weighs, as a phone downloads it.
import { globSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { everyWork, worksOf, type Work } from '../../src/sw/of-work.ts';

type Chunk = { file: string; imports?: string[]; css?: string[] };
type Manifest = Record<string, Chunk>;

/** Bytes of a file as it is, gzipped at level 9, and in brotli. */
export type Weight = { raw: number; gzip: number; brotli: number };

const noWeight: Weight = { raw: 0, gzip: 0, brotli: 0 };

const weighed = new Map<string, Weight>();

/** Most files are in several sums, and brotli is slow: each is pressed once. */
function weightOf(file: string): Weight {
  const known = weighed.get(file);
  if (known) return known;
  const bytes = readFileSync(`dist/${file}`);
  const weight = {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
  weighed.set(file, weight);
  return weight;
}

export function weigh(files: readonly string[]): Weight {
  return files
    .map(weightOf)
    .reduce(
      (sum, one) => ({ raw: sum.raw + one.raw, gzip: sum.gzip + one.gzip, brotli: sum.brotli + one.brotli }),
      noWeight,
    );
}

/** Every script the page needs before the first checklist is usable: those of the page and all they import statically. */
export function entryScripts(): string[] {
  const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Manifest;
  const seen = new Set<string>();
  const follow = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || seen.has(chunk.file)) return;
    seen.add(chunk.file);
    chunk.imports?.forEach(follow);
  };
  const page = readFileSync('dist/index.html', 'utf8');
  const entries = [...page.matchAll(/<script [^>]*src="\/([^"]+)"/g)].map(([, file]) => file!);
  for (const [name, { file }] of Object.entries(manifest)) if (entries.includes(file)) follow(name);
  // A plain script is no part of it, and imports nothing.
  for (const file of entries) seen.add(file);
  return [...seen];
}

/** What the service worker downloads for everybody or for some `work` besides, and the worker itself. */
export function keptFiles(work: readonly Work[] = []): string[] {
  const listed = [...readFileSync('dist/sw.js', 'utf8').matchAll(/url:\s*["']([^"']+)["']|"url":\s*"([^"]+)"/g)];
  const files = listed.map((match) => (match[1] ?? match[2] ?? '').replace(/^\//, ''));
  const there = new Set(globSync('**/*.*', { cwd: 'dist' }).map((file) => file.replaceAll('\\', '/')));
  const isKept = (file: string) => {
    const of = worksOf(file);
    return there.has(file) && (of.length === 0 || of.some((one) => work.includes(one)));
  };
  return [...new Set([...files.filter(isKept), 'sw.js'])];
}

/** Every file of every screen, those that no phone keeps too. */
export const allFiles = (): string[] => keptFiles(everyWork);

/** G2 counts one language; a phone keeps the other's words as well, so that one tap changes it in a cellar too. */
export const inChinese = (files: readonly string[]): string[] => files.filter((file) => !file.startsWith('assets/en-'));

/** Which of these files need one that is not among them: without a network they would not run. */
export function unmetImports(files: readonly string[]): string[] {
  const kept = new Set(files);
  return files.flatMap((file) => {
    if (!file.startsWith('assets/') || !file.endsWith('.js')) return [];
    const imported = readFileSync(`dist/${file}`, 'utf8').matchAll(/(?:from|import)"\.\/([^"]+)"/g);
    return [...imported].flatMap(([, name]) => (kept.has(`assets/${name}`) ? [] : [`${file} needs ${name}`]));
  });
}
