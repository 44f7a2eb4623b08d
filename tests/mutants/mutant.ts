import type { Patch } from '../simulation/bundle.ts';

/** `by`: the unit test that must fail, its file and the start of its name; without one the simulation must see it. */
export type Mutant = {
  name: string;
  thread: string;
  lesson: string;
  patches: readonly Patch[];
  by?: readonly [string, string];
};

export const change = (file: string, find: string, replace: string): Patch => ({ file, find, replace });
