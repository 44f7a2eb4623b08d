// Builds one of the small pages the product is measured against, the way the product itself is built.
import { preact } from '@preact/preset-vite';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Builds tests/bench/`name` and says where the files are. */
export async function buildPage(name: string, { worker = false } = {}): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), `patrol-bench-${name}-`));
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, name),
    plugins: [
      preact(),
      worker &&
        VitePWA({
          strategies: 'injectManifest',
          srcDir: '.',
          filename: 'sw.ts',
          manifest: false,
          injectRegister: false,
        }),
    ],
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    build: { target: 'es2022', outDir, emptyOutDir: true },
  });
  return outDir;
}
