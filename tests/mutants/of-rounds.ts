// What goes wrong where two walk one round: the simulation alone has to see it.
import { change, type Mutant } from './mutant.ts';

const fold = 'src/domain/round-fold.ts';
const visits = 'visits: [...point.visits, ...visits].sort(byTime(({ at }) => at)),';
const papers = { thread: 'domain.md, 冲突', lesson: 'both are kept, the first counts, the other supplements it' };

export const ofRounds: readonly Mutant[] = [
  {
    name: 'two on one round: who comes second takes the place of who was first',
    ...papers,
    patches: [change(fold, visits, 'visits: visits.length > 0 ? visits : point.visits,')],
  },
  {
    name: 'two on one round: what comes second is dropped',
    ...papers,
    patches: [change(fold, visits, 'visits: point.visits.length > 0 ? point.visits : visits,')],
  },
  {
    name: 'two on one round: who is heard of first counts',
    ...papers,
    patches: [change(fold, visits, 'visits: [...point.visits, ...visits],')],
  },
  {
    name: 'two on one round: the walk of the second takes the place of the first',
    ...papers,
    patches: [change(fold, 'walks: [...round.walks, walk].sort(', 'walks: [walk].sort(')],
  },
  {
    name: 'two on one round: a small proof that was passed over is not kept',
    ...papers,
    patches: [change(fold, '...(micro && { micro }),', '...(micro?.said && { micro }),')],
  },
];
