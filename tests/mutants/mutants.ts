// Bugs that others had (`reliability.md`, appendix C), to be put back one at a time: the suite must notice each.
import type { Mutant } from './mutant.ts';
import { ofCases } from './of-cases.ts';
import { ofPhotos } from './of-photos.ts';
import { ofRestores } from './of-restores.ts';
import { ofRounds } from './of-rounds.ts';
import { ofTheLists } from './of-the-lists.ts';
import { ofTheLine } from './of-the-line.ts';
import { ofThePhone } from './of-the-phone.ts';
import { ofTheServer } from './of-the-server.ts';
import { ofTheWorker } from './of-the-worker.ts';

export const mutants: readonly Mutant[] = [
  ...ofThePhone,
  ...ofPhotos,
  ...ofTheLine,
  ...ofTheWorker,
  ...ofTheServer,
  ...ofTheLists,
  ...ofCases,
  ...ofRounds,
  ...ofRestores,
];
