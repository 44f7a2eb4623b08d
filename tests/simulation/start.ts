// The product's code as one function: each call is a process of its own, with a clock, a disk and a line of its own.
import { compileFunction } from 'node:vm';
import type { Parted } from './bundle.ts';

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
  'AbortController',
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
  'isTooNew',
  'console',
  'require',
  '__dirname',
] as const;
export type Scope = Partial<Record<(typeof globals)[number], unknown>>;

/** Runs the code once more, as a new process does. */
export type Start<Code> = (scope: Scope) => Code;

/** `name`: what it is called in the trace of an error. */
export function startOf<Code>(text: string, name: string): Start<Code> {
  const run = compileFunction(text, ['exports', 'module', ...globals], { filename: name }) as (
    ...given: unknown[]
  ) => void;
  return (scope) => {
    const module = { exports: {} };
    run(module.exports, module, ...globals.map((one) => scope[one]));
    return module.exports as Code;
  };
}

/** All processes have in common what is pure: it keeps nothing, and is nine tenths of what each would make anew. */
export function startWithShared<Code>({ rest, pure, modules }: Parted, name: string): Start<Code> {
  const all = startOf<Record<string, object>>(pure, `${name} (pure)`)({ globalThis, Date, Math });
  // Plain objects, as reading through a getter costs at every use.
  const shared = new Map(modules.map((module, i) => [`shared:${module}`, { ...all[`m${i}`] }]));
  const start = startOf<Code>(rest, name);
  return (scope) => start({ ...scope, require: (asked: string) => shared.get(asked) });
}
