// The product's own code as one function: each call is a process of its own, with a clock, a disk and a line of its own.
import { compileFunction } from 'node:vm';
import { build, type Plugin, type Rolldown } from 'vite';

/** One exact replacement in one source file. */
export type Patch = { file: string; find: string; replace: string };

/** What a process sees in place of the machine's own globals. Names that are missing in a scope are undefined. */
const globals = [
  'globalThis',
  'Date',
  'Math',
  'crypto',
  'performance',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'AbortSignal',
  'fetch',
  'navigator',
  'document',
  'localStorage',
  'caches',
  'indexedDB',
  'IDBKeyRange',
  'addEventListener',
  'removeEventListener',
  'BroadcastChannel',
  'structuredClone',
  'console',
  'require',
  '__dirname',
] as const;
export type Scope = Partial<Record<(typeof globals)[number], unknown>>;

/** Runs the code once more, as a new process does. */
export type Start<Code> = (scope: Scope) => Code;

const root = new URL('../..', import.meta.url).pathname;

/** `applied` collects the patches that were found. A patch whose text stands there twice is refused. */
export function patching(patches: readonly Patch[], applied: Set<Patch>): Plugin {
  return {
    name: 'patches',
    enforce: 'pre',
    transform(code, id) {
      return patches.reduce((text, patch) => {
        if (!id.endsWith(patch.file)) return text;
        const parts = text.split(patch.find);
        if (parts.length > 2)
          throw new Error(`${patch.file}: ${JSON.stringify(patch.find)} stands there more than once`);
        if (parts.length === 2) applied.add(patch);
        return parts.join(patch.replace);
      }, code);
    },
  };
}

/** `entry`: a path from the top of the repository, or a package. */
export async function bundle<Code>(
  entry: string,
  patches: readonly Patch[] = [],
  applied = new Set<Patch>(),
): Promise<Start<Code>> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root,
    // Dexie puts its own promise in the place of the global one while a transaction runs.
    define: { Promise: 'globalThis.Promise' },
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    ssr: { noExternal: true },
    plugins: [patching(patches, applied)],
    build: {
      write: false,
      ssr: true,
      minify: false,
      target: 'esnext',
      rolldownOptions: { input: entry, output: { format: 'cjs', codeSplitting: false, exports: 'named' } },
    },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  const run = compileFunction(output[0].code, ['exports', 'module', ...globals], { filename: entry }) as (
    ...given: unknown[]
  ) => void;
  return (scope) => {
    const module = { exports: {} };
    run(module.exports, module, ...globals.map((name) => scope[name]));
    return module.exports as Code;
  };
}
