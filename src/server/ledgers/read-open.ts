// A ledger as it stands now, in parts, whatever its lines are made from.
import type { Parts } from '../env.ts';
import type { LedgerAsked, Position } from './asked.ts';
import { partOfAssets } from './of-assets.ts';
import { partOfCases } from './of-cases.ts';
import { partOfInspections } from './of-inspections.ts';
import { partOfRounds } from './of-rounds.ts';
import { partOfSamples } from './of-samples.ts';
import { partOfStatistics } from './of-statistics.ts';
import type { LedgerPart } from './read-part.ts';

/** As it stands now, whether it was closed or not. */
export async function readOpen(parts: Parts, asked: LedgerAsked, after: Position | null): Promise<LedgerPart> {
  const { ledger } = asked;
  switch (ledger.from) {
    case 'inspections':
      return partOfInspections(parts, asked, ledger, after);
    case 'rounds':
      return partOfRounds(parts, asked, ledger, after);
    case 'assets':
      return partOfAssets(parts, asked, ledger, after);
    case 'cases':
      return partOfCases(parts, asked, ledger, after);
    case 'samples':
      return partOfSamples(parts, asked, ledger, after);
    case 'statistics':
      return partOfStatistics(parts, asked, ledger, after);
  }
}
