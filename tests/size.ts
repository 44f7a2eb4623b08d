// `npm run size`: fails when the app grows over its budget (G1 and G2 of the speed goals), or what a phone keeps would not run.
import { allFiles, entryScripts, inChinese, keptFiles, unmetImports, weigh } from './tools/bundle.ts';

type Sum = {
  name: string;
  files: string[];
  /** Absent where the sum is only told. */
  gzipMax?: number;
};
const budgets: Sum[] = [
  { name: 'scripts before the first checklist is usable', files: entryScripts(), gzipMax: 75_000 },
  { name: 'everything a phone keeps to work offline', files: keptFiles(), gzipMax: 350_000 },
  { name: 'the same in the kitchen', files: keptFiles(['kitchen', 'samples']), gzipMax: 379_500 },
  { name: 'the same for whoever walks rounds', files: keptFiles(['rounds']), gzipMax: 379_500 },
  { name: 'the same for whoever has cases', files: keptFiles(['handling', 'own-cases']), gzipMax: 362_500 },
  { name: 'the same where the browser reads no codes itself', files: keptFiles(['codes']), gzipMax: 370_000 },
  { name: 'the same for a manager', files: keptFiles(['kitchen', 'desk', 'handling']), gzipMax: 454_500 },
  { name: 'every route of the app, which no phone keeps whole', files: allFiles() },
];

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
for (const { name, files, gzipMax } of budgets) {
  if (files.length === 0) throw new Error(`found nothing to weigh for "${name}": run npm run build first`);
  const { raw, gzip, brotli } = weigh(inChinese(files));
  const within = gzipMax === undefined || gzip <= gzipMax;
  const word = gzipMax === undefined ? 'told' : within ? 'ok  ' : 'OVER';
  const limit = gzipMax === undefined ? '' : ` of ${kB(gzipMax)}`;
  console.log(
    `${word} ${name}: ${kB(gzip)} gzip${limit} (${kB(brotli)} brotli, ${kB(raw)} raw, ${files.length} files; ${kB(weigh(files).gzip)} with English)`,
  );
  const unmet = unmetImports(files);
  for (const one of unmet) console.log(`LACKS ${name}: ${one}`);
  if (!within || unmet.length > 0) process.exitCode = 1;
}
