// `npm run proof`: power cuts, kills, full disks, a week of phones and an attack, at their full numbers. `npm run proof -- power-cut` runs one
// part alone, `--commit` runs the parts of `npm test` at its size. A part this machine cannot run is skipped and says so.
import { writeFileSync } from 'node:fs';
import { browserAnywhere, browserKills, browserKillsCamera, sqliteAnywhere, sqliteKills } from './browser-kills.ts';
import { browserFullDisk, sqliteFullDisk } from './browser-full-disk.ts';
import { browserPowerCut, sqlitePowerCut } from './browser-power-cut.ts';
import { browserQuota, sqliteQuota } from './browser-quota.ts';
import { inFirefox, inWebKit } from './other-browsers.ts';
import { corridorLine, proxyLine, stairwellLine } from './real-line.ts';
import { powerCut } from './power-cut.ts';
import type { Part, Size } from './part.ts';
import { Counted } from './run-parts.ts';
import { serverKills, serverKillsAnywhere } from './server-kills.ts';
import { fullDisk } from './full-disk.ts';
import { simulate } from './simulate.ts';
import { attack, soak } from './soak.ts';
import { spreadsheets } from './spreadsheets.ts';
import { tabs } from './tabs.ts';
import { units } from './units.ts';
import { walks } from './walks.ts';
import { sqliteWorkerKills, workerKills } from './worker-kills.ts';

/** The longest first, so that none is left alone at the end. */
const parts: Record<string, Part> = {
  'real-line-stairwell': stairwellLine,
  'real-line-proxy': proxyLine,
  'real-line-corridor': corridorLine,
  simulate,
  units,
  'browser-kills': browserKills,
  'browser-kills-camera': browserKillsCamera,
  'server-kills': serverKills,
  'server-kills-anywhere': serverKillsAnywhere,
  'browser-anywhere': browserAnywhere,
  'worker-kills': workerKills,
  'browser-power-cut': browserPowerCut,
  'power-cut': powerCut,
  'full-disk': fullDisk,
  'browser-full-disk': browserFullDisk,
  'browser-quota': browserQuota,
  'sqlite-kills': sqliteKills,
  'sqlite-anywhere': sqliteAnywhere,
  'sqlite-worker-kills': sqliteWorkerKills,
  'sqlite-power-cut': sqlitePowerCut,
  'sqlite-full-disk': sqliteFullDisk,
  'sqlite-quota': sqliteQuota,
  'other-browsers-firefox': inFirefox,
  'other-browsers-webkit': inWebKit,
  soak,
  attack,
  spreadsheets,
  tabs,
  walks,
};

/** What `--commit` leaves out unless it is asked for by name, and why. */
const seldom = new Map([
  ['browser-full-disk', 'it takes forty seconds'],
  ['browser-quota', 'it takes forty seconds'],
  ['browser-kills-camera', 'it dies there once among the other points'],
  ...['kills', 'anywhere', 'worker-kills', 'power-cut', 'full-disk', 'quota'].map(
    (name) => [`sqlite-${name}`, 'no browser keeps what is stored so by itself yet'] as const,
  ),
  ['spreadsheets', 'it asks for another program'],
  ['other-browsers-firefox', 'it asks for another browser'],
  ['other-browsers-webkit', 'it asks for another browser'],
  ['real-line-stairwell', 'it waits for minutes'],
  ['real-line-proxy', 'it waits for minutes'],
  ['real-line-corridor', 'it waits for minutes'],
  ['simulate', 'it takes both cores for half an hour, and the unit tests play a part of it'],
  ['units', 'the unit tests play a part of it'],
  ['tabs', 'the browser tests walk each of them once'],
  ['walks', 'the browser tests ask a part of it, another one with each commit'],
]);

const args = process.argv.slice(2);
const size: Size = args.includes('--commit') ? 'commit' : 'proof';
const asked = args.filter((arg) => !arg.startsWith('--'));
/** `other-browsers` stands for each of them, and so do `real-line`, `browser-kills`, `server-kills` and `sqlite`. */
const isAsked = (name: string) => asked.some((one) => name === one || name.startsWith(`${one}-`));
const unknown = asked.filter((one) => !Object.keys(parts).some((name) => name === one || name.startsWith(`${one}-`)));
if (unknown.length > 0)
  throw new Error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);

const isWanted = (name: string): boolean => (asked.length > 0 ? isAsked(name) : size === 'proof' || !seldom.has(name));

const counted = new Counted((line) => console.log(line));
if (asked.length === 0 && size === 'commit')
  for (const [name, why] of seldom) counted.skip(name, `${why}, so only \`npm run proof\` runs it`);

const wanted = Object.entries(parts).filter(([name]) => isWanted(name));
function end(): void {
  const { total } = counted;
  console.log(`proof: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  const report = process.env['PROOF_REPORT'];
  if (report) writeFileSync(report, JSON.stringify(total));
  process.exitCode = total.failed === 0 ? 0 : 1;
}

// Whichever part it was waits for something that may never come now.
process.on('uncaughtException', (error) => {
  counted.breaksOff(error);
  end();
  process.exit();
});
await counted.runAll(wanted, size);
end();
// A part that broke off may have left a server running, which nobody would wait for the end of.
process.exit();
