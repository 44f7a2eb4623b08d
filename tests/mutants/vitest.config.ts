// The unit tests with one bug put back: MUTANT names it.
import { mergeConfig } from 'vitest/config';
import base from '../../vite.config.ts';
import { patching, type Patch } from '../simulation/bundle.ts';
import { mutants } from './mutants.ts';

const mutant = mutants.find(({ name }) => name === process.env['MUTANT']);
if (!mutant) throw new Error('MUTANT must name a mutant');

// The projects read the configuration anew, without the mutant: here every file has a worker of its own.
const { projects: _projects, ...test } = base.test ?? {};

export default mergeConfig(
  { ...base, test },
  {
    root: new URL('../..', import.meta.url).pathname,
    plugins: [patching(mutant.patches, new Set<Patch>())],
    // What was changed for one mutant must not be there for the next.
    test: { fsModuleCache: false, include: ['{src,tests}/**/*.test.{ts,tsx}'] },
  },
);
