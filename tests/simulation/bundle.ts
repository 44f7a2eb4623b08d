// The product's own code as text that can be made into a function (`start.ts`), with changes put into it on the way.
import { build, type Plugin, type Rolldown } from 'vite';

/** One exact replacement in one source file. */
export type Patch = { file: string; find: string; replace: string };

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

/** The rules and the readers of messages: pure, and nine tenths of what a process would make anew each time it starts. */
const isPure = (id: string): boolean => id.startsWith(`${root}src/domain/`) || id.includes('/node_modules/valibot/');

/** Leaves pure modules out of the bundle, and notes which they are. */
const leavingOut = (pure: Set<string>): Plugin => ({
  name: 'leave-out',
  enforce: 'pre',
  async resolveId(source, importer) {
    const found = await this.resolve(source, importer, { skipSelf: true });
    if (!found || !importer || !isPure(found.id)) return found;
    pure.add(found.id);
    return { id: `shared:${found.id}`, external: true };
  },
});

/** One bundle of these modules, each as an object of its own. */
const together = (modules: readonly string[]): Plugin => ({
  name: 'together',
  resolveId: (id) => (id === 'virtual:together' ? id : null),
  load: (id) =>
    id === 'virtual:together' ? modules.map((module, i) => `export * as m${i} from '${module}';`).join('\n') : null,
});

/** `rest`: the bundle without what is pure. `modules`: the names of that, and in the same order what `pure` exports. */
export type Parted = { rest: string; pure: string; modules: readonly string[] };

/** As `bundle`, with what is pure apart, so that it can be made once for all processes. */
export async function bundleParted(entry: string, patches: readonly Patch[], applied: Set<Patch>): Promise<Parted> {
  const found = new Set<string>();
  const rest = withoutCopies(await bundle(entry, patches, applied, leavingOut(found)));
  const modules = [...found].sort();
  return { rest, pure: await bundle('virtual:together', patches, applied, together(modules)), modules };
}

/** What is shared has no default to make up: without this each process would wrap the hundreds of names of a package anew. */
const withoutCopies = (text: string): string => text.replaceAll(/^(shared\w+) = __toESM\(\1, 1\);$/gm, '');

/** `entry`: a path from the top of the repository, or a package. */
export async function bundle(
  entry: string,
  patches: readonly Patch[] = [],
  applied = new Set<Patch>(),
  ...plugins: readonly Plugin[]
): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root,
    // Dexie puts its own promise in the place of the global one while a transaction runs.
    define: { Promise: 'globalThis.Promise' },
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    ssr: { noExternal: true },
    plugins: [...plugins, patching(patches, applied)],
    build: {
      write: false,
      ssr: true,
      minify: false,
      target: 'esnext',
      rolldownOptions: {
        input: entry,
        checks: { pluginTimings: false },
        output: { format: 'cjs', codeSplitting: false, exports: 'named' },
      },
    },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  return output[0].code;
}
