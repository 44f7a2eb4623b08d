// `npm run mutants`: puts one known bug back at a time and tells whether the suite notices. `npm run mutants -- cursor` takes
// those whose name has the word.
import { spawnSync } from 'node:child_process';
import { sail } from '../simulation/fleet.ts';
import { mutants, type Mutant } from './mutants.ts';

/** So many schedules the simulation may take to notice one. */
const seeds = 200;

async function bySimulation({ patches }: Mutant): Promise<string | null> {
  const { violations } = await sail({ from: 1, seeds, patches, stopAtFirst: true });
  const [first] = violations;
  return first ? `simulation, seed ${first.seed}: ${first.violation?.split('\n')[0]}` : null;
}

function byTest(mutant: Mutant): string | null {
  if (!mutant.by) return null;
  const [file, name] = mutant.by;
  const args = ['run', '-c', 'tests/mutants/vitest.config.ts', file, ...(name ? ['-t', `^${name}`] : [])];
  const env = { ...process.env, MUTANT: mutant.name };
  const { status } = spawnSync('vitest', args, { env, encoding: 'utf8', shell: process.platform === 'win32' });
  return status === 0 ? null : `${file} ${name}`.trim();
}

const words = process.argv.slice(2);
const chosen = mutants.filter(({ name }) => words.every((word) => name.includes(word)));
let missed = 0;
for (const mutant of chosen) {
  const startedAt = performance.now();
  const by = (await bySimulation(mutant)) ?? byTest(mutant);
  if (by === null) missed++;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(
    `${by === null ? 'MISSED' : 'caught'}  ${mutant.name} (${mutant.thread}), ${seconds} s${by === null ? '' : `\n        ${by}`}`,
  );
}
console.log(`${chosen.length - missed} of ${chosen.length} mutants caught`);
process.exitCode = missed === 0 ? 0 : 1;
