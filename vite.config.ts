// Builds the app and its service worker; the same file configures the unit tests.
import { preact } from '@preact/preset-vite';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

const manifestFile = new URL('./manifest.webmanifest', import.meta.url);
const manifestInEnglish = new URL('./src/app/words/en/manifest.json', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

type Told = { shortcuts: object[]; screenshots: object[] };

/** The same app, named in English: what the server gives to browsers that ask for English first. */
function englishManifest(): string {
  const read = <T>(file: URL): T => JSON.parse(readFileSync(file, 'utf8')) as T;
  const { shortcuts, screenshots, ...own } = read<{ shortcuts: string[]; screenshots: string[] }>(manifestInEnglish);
  const manifest = read<Told>(manifestFile);
  return JSON.stringify({
    ...manifest,
    ...own,
    shortcuts: manifest.shortcuts.map((one, n) => Object.assign(one, { name: shortcuts[n] })),
    screenshots: manifest.screenshots.map((one, n) => Object.assign(one, { label: screenshots[n] })),
  });
}

/** The manifest is kept at the top of the repository, where people look for it. */
const topLevelManifest = (): Plugin => ({
  name: 'top-level-manifest',
  configureServer(server) {
    server.middlewares.use('/manifest.webmanifest', (_request, response) => {
      response.setHeader('content-type', 'application/manifest+json');
      response.end(readFileSync(manifestFile));
    });
  },
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: readFileSync(manifestFile, 'utf8') });
    this.emitFile({ type: 'asset', fileName: 'manifest.en.webmanifest', source: englishManifest() });
  },
});

const door = /src\/app\/(fetched\/door\.ts|sign-in\/(?!set-up|founded|invite|lack))/;
/** What the page of whoever has no account shares with a walk, so that reporting something does not fetch the walk. */
const strangers =
  /src\/domain\/(hazard-words|place-code|schema\/photo)\.ts|lucide\/dist\/esm\/icons\/(cloud-off|log-in|megaphone|qr-code|camera|images|x|refresh-cw|search-x|copy|circle-check|cloud-upload|triangle-alert)\.mjs/;

const held = '__looks__()';

/** In a bundle the name of a class tells nobody anything, and it stands in a style and in a script: two letters for its file, its number there. */
const shortClassNames = (): Plugin => {
  const files = globSync('src/**/*.module.css', { cwd: import.meta.dirname }).toSorted();
  const namesIn = files.map((): string[] => []);
  // Without an a: what is called ad1 is taken for an advertisement by those who block them.
  const letters = 'bcdefghijklmnopqrstuvwxyz';
  const ofFile = files.map((_, at) => `${letters[Math.floor(at / letters.length)]}${letters[at % letters.length]}`);
  const shortName = (name: string, path: string): string => {
    const at = files.indexOf(relative(import.meta.dirname, path.split('?')[0] ?? path));
    const names = namesIn[at];
    if (!names) throw new Error(`the classes of ${path} have no short names`);
    if (!names.includes(name)) names.push(name);
    return `${ofFile[at]}${names.indexOf(name)}`;
  };
  return {
    name: 'short-class-names',
    apply: 'build',
    enforce: 'post',
    config: () => ({ css: { modules: { generateScopedName: shortName } } }),
    // Where they are only named one by one, the name itself stands in the script, and no table of them. A module of which
    // nothing is left would lose its looks, so until they are gathered a call stands in each.
    transform: {
      filter: { id: /\.module\.css$/ },
      handler: (code) => ({ code: `${code}\n${held};`, moduleSideEffects: true }),
    },
    renderChunk: { order: 'post', handler: (code) => ({ code: code.replaceAll(`${held};`, '') }) },
  };
};

/** So that the names of looks can stand where they are used. */
const namesOneByOne = (): Plugin => ({
  name: 'names-one-by-one',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/app\/.*\.tsx?$/ },
    handler: (code) =>
      code.replaceAll(/import (\w+) from ('[^']+\.module\.css')/g, (whole, name: string, file: string) => {
        const isNamed = code
          .split(new RegExp(`\\b${name}\\b`))
          .slice(2)
          .every((rest) => rest.startsWith('.'));
        return isNamed ? `import * as ${name} from ${file}` : whole;
      }),
  },
});

/**
 * A browser keeps what it has compiled of a plain script, from the moment the worker kept the file; that of a module it does not take
 * where the file comes from a worker (docs/adr/0025). So the page begins with a plain script, which leaves what other files import of it
 * where the module of that name finds it.
 */
const plainFirst = (): Plugin => ({
  name: 'plain-first',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const page = bundle['index.html'];
      const first = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'first');
      if (first?.type !== 'chunk' || page?.type !== 'asset') throw new Error('no page, or nothing to begin it with');
      const end = /export\{([^}]*)\};?\s*$/.exec(first.code);
      if (!end?.[1] || first.imports.length > 0) throw new Error('what the page begins with is not one file any more');
      const named = end[1].split(',').map((one) => one.split(' as ').map((name) => name.trim()));
      const own = named.map(([name]) => name).join();
      const body = first.code.slice(0, end.index).replaceAll('import.meta', '$meta');
      const source = `(()=>{"use strict";const $meta={url:document.currentScript.src};${body}self.first=[${own}]})();`;
      const plain = this.getFileName(this.emitFile({ type: 'asset', name: 'start.js', source }));
      const asked = named.map(([name, as = name]) => as!);
      // What is asked for by a name that nothing can have inside a file.
      const words = asked.filter((as) => ['do', 'if', 'in'].includes(as));
      const inside = asked.map((as) => (words.includes(as) ? `$${as}` : as));
      const more = words.map((as) => `export{$${as} as ${as}};`).join('');
      first.code = `export const[${inside.join()}]=self.first;${more}`;
      const tag = new RegExp(`<script [^>]*src="/${first.fileName}"></script>`);
      if (!tag.test(String(page.source))) throw new Error('the page does not begin with it');
      // Where the looks stand, the browser reads on when they are there or did not come: what only stands there for the worst is
      // not laid out without them first.
      const looks = /<link rel="stylesheet"[^>]*>/.exec(String(page.source))?.[0];
      const place = '<div id="app"></div>';
      if (!looks || !String(page.source).includes(place))
        throw new Error('the page has no looks, or no place for the app');
      page.source = String(page.source)
        .replace(tag, `<script defer src="/${plain}"></script>`)
        .replace(looks, '')
        .replace(place, `${place}${looks}`);
    },
  },
});

/** Drawn only at the desk. */
const deskIcons =
  /lucide\/dist\/esm\/icons\/(arrow-down|clipboard-x|pencil|arrow-up|book-open|circle-pause|circle-play|book-up|clock-alert|columns-3|table|file-up|funnel-x|grip-vertical|image|list-checks|sliders-horizontal|upload)\.mjs/;
/** Drawn only by screens that need the school anyway: they come with those. */
const onlineIcons =
  /lucide\/dist\/esm\/icons\/(database-backup|laptop|lock|lock-open|server-crash|server|file-spreadsheet|hard-drive|scroll-text|activity|user-check|rotate-ccw-clock|key-round|webhook|snowflake|hourglass|phone|history|route|school|arrow-down-up|arrow-right|bookmark|calendar-days|repeat-2|scale|user-plus|user-search|user-x|wrench|image-plus)\.mjs/;
/** Drawn only by the kitchen, or only on a round: they come with its screens. */
const workIcons = /lucide\/dist\/esm\/icons\/(thermometer|utensils)\.mjs/;

const tests = globSync('{src,tests}/**/*.test.{ts,tsx}', { cwd: import.meta.dirname });
/** Puts the databases of a phone where all in a worker find them, or changes what all of them read. */
const disturbs = /import 'fake-indexeddb\/auto'|vi\.(resetModules|mock)\(/;
/** Those, what plays whole worlds, and what looks at how much memory there is. */
const isAlone = (file: string): boolean =>
  /^tests\/(simulation|proof|skew)\//.test(file) || disturbs.test(readFileSync(new URL(file, import.meta.url), 'utf8'));
/** Each is named, since an `exclude` of a project of its own takes away the one of the command line. */
const [alone, together] = [tests.filter(isAlone), tests.filter((file) => !isAlone(file))];

export default defineConfig({
  root: process.env['VITEST'] ? '.' : 'src/app',
  publicDir: new URL('./public', import.meta.url).pathname,
  define: { __BUILD__: JSON.stringify(version) },
  plugins: [
    preact(),
    topLevelManifest(),
    shortClassNames(),
    namesOneByOne(),
    plainFirst(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '../sw',
      filename: 'sw.ts',
      manifest: false,
      injectRegister: false,
      injectManifest: {
        rollupFormat: 'iife',
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'],
        // The browser fetches the icons itself when the app is installed.
        globIgnores: ['screenshots/**', 'icons/*.png', 'manifest.en.webmanifest'],
      },
      devOptions: { enabled: false },
    }),
  ],
  // Dexie's default entry ends at its CommonJS build, which is larger.
  resolve: {
    alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }],
  },
  build: {
    target: 'es2022',
    manifest: true,
    outDir: new URL('./dist', import.meta.url).pathname,
    emptyOutDir: true,
    // The worker fetches what it keeps one file after another, so a few files are a quicker first visit than a hundred; the
    // looks of the desk are not for the phones of those who never see it, and scripts come from the worker without being foretold.
    cssCodeSplit: true,
    // Where a browser does not preload modules nothing is lost but a moment: no script stands in for it.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, deps) => deps.filter((dep) => dep.endsWith('.css')),
    },
    rolldownOptions: {
      output: {
        // The worker and the first file name them all: letters that nobody needs are bytes on every phone.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:6][extname]',
        codeSplitting: {
          groups: [
            // Each takes along all it imports that no earlier one has, so signing in waits for nothing of a walk.
            { name: 'first', test: /src\/app\/main\.tsx$/, priority: 5 },
            { name: 'door', test: (id) => door.test(id) || strangers.test(id), priority: 4 },
            {
              name: 'delivery',
              test: /src\/(app\/(fetched\/delivery|shell\/(worker|keep-for-work))\.ts|sync\/(?!invite|take-file))/,
              priority: 3,
            },
            {
              name: 'walk',
              test: /src\/(app\/(fetched\/walk\.ts|use-not-kept|online-row|(inspection|records|shell|ui)\/(?!bring-in|school-copies|tile\.)|today\/(?!school-|phones-owing|to-sign|to-look|small-row|kitchen-))|db\/(?!new-journal|bring-in|further|take-copy|left-|before-|approvals|assets|writing|round|plans|places|responsibility|kitchen-acts|case-views|unsent-steps|sign\.ts))/,
              priority: 2,
            },
            {
              name: 'me',
              test: (id) =>
                /src\/app\/(fetched\/me\.ts|me\/(?!install-|devices-screen|pin-)|assets\/assets\.module|as-of|use-(report|kept-scroll|not-kept))/.test(
                  id,
                ) ||
                (id.includes('node_modules/lucide/') &&
                  ![onlineIcons, deskIcons, workIcons].some((icons) => icons.test(id))),
              priority: 1,
            },
            // Everybody keeps both languages, and one is counted: so English has its own file.
            // Points of the guide are named at the desk as well, and belong to the words of everybody.
            { name: 'zh', test: /src\/(app\/words\/zh\/zh|domain\/major-points-zh)\.ts$/ },
            { name: 'en', test: /src\/(app\/words\/en\/en|domain\/major-points-en)\.ts$/ },
            { name: 'en-cases', test: /src\/app\/words\/en\/case/, priority: 6 },
            { name: 'en-changes', test: /src\/app\/words\/en\/checklist-changes/, priority: 6 },
            { name: 'en-kitchen', test: /src\/app\/words\/en\/(kitchen|boxes|hand-over)\./, priority: 6 },
            { name: 'en-install', test: /src\/app\/words\/en\/(install|browsers)\./, priority: 6 },
            { name: 'en-rounds', test: /src\/app\/words\/en\/(walk-rounds|line-map)/, priority: 6 },
            {
              name: 'en-desk',
              test: /src\/app\/words\/en\/(desk|desk-phones|rounds-board|hazards-today|checklists|only-here)\./,
              priority: 6,
            },
            {
              name: 'cases',
              test: /src\/app\/(fetched\/cases\.ts|cases\/(?!online-(?!row)|own-cases|school|step-|before-after|extend-|plan-|use-sheet)|hazards\/hazard-list)/,
              priority: 1,
            },
            {
              name: 'search-words',
              test: /src\/(domain\/search\.ts|app\/(search\/use-words|words\/(zh\/|en\/)?search\.))/,
              priority: 1,
            },
            // Asked for when a list or a ledger is to be saved, which needs the school: kept by nobody.
            {
              name: 'take-file',
              test: /src\/(app\/(take-(file|keys)|words\/((zh\/|en\/)?ledgers|take-keys)\.)|sync\/take-file)/,
              priority: 1,
            },
            {
              name: 'own-pin',
              test: /src\/app\/(fetched\/own-pin\.ts|me\/pin-|words\/((zh|en)\/)?own-pin)/,
              priority: 1,
            },
            {
              name: 'own-devices',
              test: /src\/app\/(fetched\/own-devices|me\/devices-screen|words\/((zh|en)\/)?own-devices)\./,
              priority: 1,
            },
            {
              name: 'install',
              test: /src\/app\/(fetched\/install\.ts|me\/install-(?!offer)|words\/(zh\/)?(install|browsers)\.)/,
              priority: 2,
            },
            { name: 'points', test: /src\/app\/(fetched\/points\.ts|points\/)/, priority: 1 },
            {
              name: 'handling',
              test: /src\/app\/(cases\/(step-(amend|frame|sheets|rectify|comment)|before-after|extend-sheet|plan-sheet|use-sheet-words)|words\/(zh\/)?case-sheets)/,
            },
            {
              name: 'own-cases',
              test: /src\/(app\/cases\/(own-cases|step-(own|left|before))|db\/left-|domain\/prevented)/,
            },
            // Of the kitchen, of rounds and of paper.
            { name: 'qr', test: /node_modules\/qr\/index|src\/app\/(print\/square|use-typed)/, priority: 1 },
            {
              // Of the kitchen alone, 今日 included: whoever walks need not keep it.
              name: 'kitchen-work',
              test: /src\/(app\/(fetched\/kitchen\.ts|kitchen\/(?!label|register|seal-sheet)|today\/kitchen-|words\/(zh\/)?(kitchen|boxes|hand-over)\.)|db\/kitchen-acts|domain\/register(-reports)?\.)/,
            },
            { name: 'due-rounds', test: /src\/domain\/(due-rounds|on-shift)\./, priority: 1 },
            // Plans and 今日 of managers share it, and neither is kept: so it is one more file, and not one of everybody.
            {
              name: 'duty-gaps',
              test: /src\/(app\/(fetched\/duty-gaps|plans\/shifts\/(gaps-today|gap-note|rosters|term-[a-z-]+)|words\/(zh\/|en\/)?shifts)\.|domain\/gaps|db\/plans\.)/,
            },
            {
              name: 'desk',
              test: (id) =>
                deskIcons.test(id) ||
                id.includes('src/domain/today/reports') ||
                /src\/app\/(fetched\/desk\.ts|take-list|file-field|ui\/tile\.|manage\/(?!board-calendar|guard-paper|held-screen|held-facts|held-twice|settle-held|new-faults|night-paper|paper-|round-bars|round-page|visit-photos)|today\/(school-|phones-owing|to-sign|to-look|small-row))/.test(
                  id,
                ),
            },
            // What the page of a round says as 质量抽查 does; neither is kept.
            { name: 'quality-words', test: /src\/app\/(leg-text\.|words\/(zh\/|en\/)?quality\.)/ },
            // What a role looks at on 今日, kept by nobody; the form of it the desk reads as well.
            {
              name: 'role-today',
              test: /src\/(app\/(fetched\/role-today|today-role\/|words\/(zh\/|en\/)?role-today)|domain\/today\/list-)/,
            },
            // Which cases are listed: the desk for cases asks, and the analysis opens it.
            { name: 'case-filter', test: /src\/(app\/case-filter\.|domain\/counted-names\.)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: {
    environment: 'node',
    pool: 'threads',
    globalSetup: 'tests/unit-folders.ts',
    // One fewer than there are cores is one on two, which leaves the other half idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // No test waits for a clock: what is slow is the machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Reading the same modules anew for every file is half of what these cost; a database of the browser is one for all who share a worker.
    projects: [
      { extends: true, test: { name: 'alone', isolate: true, include: alone } },
      { extends: true, test: { name: 'together', isolate: false, include: together } },
    ],
  },
});
