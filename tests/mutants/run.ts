// `npm run mutants`: puts one known bug back at a time and tells whether the suite notices. `npm run mutants -- cursor` takes
// those whose name has the word.
import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { sail } from '../simulation/fleet.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';

/** So many schedules of each tier the simulation may take to notice one. */
const most = { A: 1000, B: 300 } as const;

/** The test named with a mutant fails with it, and passes without. */
function byTest({ name, by }: Mutant): string | null {
  if (!by) return null;
  const [file, test] = by;
  const fails = (config: string[], env: NodeJS.ProcessEnv) => {
    const args = ['run', ...config, file, ...(test ? ['-t', `^${test}`] : [])];
    const ended = spawnSync('vitest', args, { env, encoding: 'utf8', shell: process.platform === 'win32' });
    const ran = /Tests .*\b[1-9]\d* (passed|failed)/.test(stripVTControlCharacters(ended.stdout));
    // A test that was renamed is skipped with all the others, and that is no failure to vitest.
    if (!ran) throw new Error(`${file} ${test}: nothing ran`);
    return ended.status !== 0;
  };
  if (fails([], process.env)) throw new Error(`${file} fails without any mutant`);
  const mutated = fails(['-c', 'tests/mutants/vitest.config.ts'], { ...process.env, MUTANT: name });
  return mutated ? `${file} ${test}`.trim() : null;
}

/** A schedule breaks with the mutant, and is kept without. */
async function bySimulation({ patches }: Mutant): Promise<string | null> {
  for (const tier of ['A', 'B'] as const) {
    const { violations } = await sail({ from: 1, seeds: most[tier], tier, patches, stopAtFirst: true });
    const [first] = violations;
    if (!first) continue;
    const clean = await sail({ from: first.seed, seeds: 1, tier });
    if (clean.violations.length > 0) throw new Error(`seed ${first.seed} breaks without any mutant`);
    return `simulation, tier ${tier}, seed ${first.seed}: ${first.violation?.split('\n')[0]}`;
  }
  return null;
}

const words = process.argv.slice(2);
const chosen = mutants.filter(({ name }) => words.every((word) => name.includes(word)));
let missed = 0;
for (const mutant of chosen) {
  const startedAt = performance.now();
  const by = byTest(mutant) ?? (await bySimulation(mutant));
  if (by === null) missed++;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(
    `${by === null ? 'MISSED' : 'caught'}  ${mutant.name} (${mutant.thread}), ${seconds} s${by === null ? '' : `\n        ${by}`}`,
  );
}
console.log(`${chosen.length - missed} of ${chosen.length} mutants caught`);
process.exitCode = missed === 0 ? 0 : 1;
