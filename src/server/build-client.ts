// The client is built when it is missing or older than its sources, and packed once so that no request waits for it.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { CannotStart } from './trouble.ts';

const root = resolve(import.meta.dirname, '..', '..');
export const dist = join(root, 'dist');
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const sources = [
  'src/app',
  'src/db',
  'src/domain',
  'src/sw',
  'src/sync',
  'public',
  'manifest.webmanifest',
  'vite.config.ts',
  'package.json',
];
const packable = /\.(js|css|html|svg|json|webmanifest|wasm|map)$/;
const leastBytes = 1024;

/** Refuses (`CannotStart`) when there is nothing to serve and nothing to build it with. */
export async function buildClient(say: (line: string) => unknown): Promise<void> {
  if (isFresh()) return;
  if (existsSync(vite)) {
    say('Building the app, about a minute, and only when it has changed …');
    await runVite();
    await packAll(say);
  } else if (!existsSync(join(dist, 'index.html'))) {
    throw new CannotStart('The client is not built and vite is not installed. Run "npm install", then "npm start".');
  }
}

function isFresh(): boolean {
  const page = join(dist, 'index.html');
  if (!existsSync(page)) return false;
  const builtAt = statSync(page).mtimeMs;
  return sources.every((source) => newest(join(root, source)) <= builtAt);
}

/** The latest change below a path, ms; 0 when there is nothing. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function runVite(): Promise<void> {
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => {
      if (code === 0) done();
      else failed(new CannotStart('The app could not be built; the reason is above.'));
    });
  });
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

async function packAll(say: (line: string) => unknown): Promise<void> {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const files = names
    .map((name) => join(dist, name))
    .filter((file) => packable.test(file) && statSync(file).size >= leastBytes);
  say(`Built. Packing its ${files.length} files small for weak lines …`);
  await Promise.all(files.map(pack));
  say('Packed.');
}

async function pack(file: string): Promise<void> {
  const bytes = await readFile(file);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await writeFile(`${file}.br`, await brotli(bytes, { params: quality }));
  await writeFile(`${file}.gz`, await zip(bytes, { level: 9 }));
}
