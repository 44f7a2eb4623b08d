// The text of everything a schedule runs: built once, and given to each thread that plays.
import { bundle, bundleParted, type Parted, type Patch } from './bundle.ts';

export type Texts = { phone: Parted; server: string; disk: string };

/** Limits of the product, scaled down so that a small school meets them too. */
const scale: readonly Patch[] = [
  { file: 'src/db/storage.ts', find: 'const reserveBytes = 5 * 1024 * 1024;', replace: 'const reserveBytes = 64;' },
  { file: 'src/server/routes/changes.ts', find: 'const pageDocuments = 1000;', replace: 'const pageDocuments = 4;' },
  { file: 'src/domain/protocol.ts', find: 'maxEntriesPerPush = 100;', replace: 'maxEntriesPerPush = 4;' },
  { file: 'src/sync/pace.ts', find: 'firstBytes = 64 * 1024;', replace: 'firstBytes = 500;' },
  { file: 'src/sync/pace.ts', find: 'leastBytes = 16 * 1024;', replace: 'leastBytes = 200;' },
  { file: 'src/sync/pace.ts', find: 'mostBytes = 1024 * 1024;', replace: 'mostBytes = 900;' },
  // What is all the server's code keeps for itself: a world must not begin with chance that another has drawn.
  { file: 'src/server/new-id.ts', find: 'bytesAnId * 400', replace: 'bytesAnId' },
];

/** Where the hall may stand for a server of an older version. */
const seams: readonly Patch[] = [
  {
    file: 'src/server/routes/ledger.ts',
    find: 'const parsed = readEntry(whole)',
    replace: `const parsed = isTooNew(given) ? { is: 'newer', entry: given } : readEntry(whole)`,
  },
  {
    file: 'src/server/store/sqlite/held.ts',
    find: "if (parsed.is !== 'known') throw",
    replace: "if (parsed.is !== 'known' || isTooNew(parsed.entry)) throw",
  },
];

let plain: Promise<Texts> | undefined;

/** `patches`: changes to the product's source, each of which must apply. Without any it is built once a process. */
export function textsOf(patches: readonly Patch[] = []): Promise<Texts> {
  return patches.length > 0 ? built(patches) : (plain ??= built(patches));
}

async function built(patches: readonly Patch[]): Promise<Texts> {
  const all = [...patches, ...scale, ...seams];
  const applied = new Set<Patch>();
  const [phone, server, disk] = await Promise.all([
    bundleParted('tests/simulation/phone-code.ts', all, applied),
    bundle('tests/simulation/server-code.ts', all, applied),
    bundle('fake-indexeddb'),
  ]);
  const lost = all.find((patch) => !applied.has(patch));
  if (lost) throw new Error(`${lost.file} no longer holds ${JSON.stringify(lost.find)}`);
  return { phone, server, disk };
}
