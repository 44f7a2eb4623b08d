// Sealed samples that go to an authority, and the paper that says so.
import type { KitchenWords } from '../kitchen.ts';

const boxes = (n: number): string => `${n} ${n === 1 ? 'box' : 'boxes'}`;

export const handOver: KitchenWords['handOver'] = {
  open: 'Hand-over list',
  title: 'Hand-over list',
  state: 'Handed over',
  waiting: (n) => `${boxes(n)} to hand over`,
  waitingHint: 'Check them one by one. Untick what stays here.',
  handOver: (n) => `Hand over ${boxes(n)}`,
  noSeal: 'No samples are sealed',
  noSealHint: 'Seal them after an accident, then hand them over.',
  noBox: 'No sealed box is in the fridge',
  noBoxHint: 'No samples were kept in the time the seal covers, or all of them are gone.',
  giverTitle: (n) => `${boxes(n)}: signature of the person handing over`,
  giverHint: 'You sign first, then give the phone to the person who takes them.',
  takerTitle: (n) => `${boxes(n)}: signature of the person taking them`,
  takerHint: 'Once signed, the boxes are theirs and the canteen may not dispose of them.',
  unit: 'Authority',
  units: { 市场监管局: 'Market regulator', 疾控中心: 'Disease control', 公安机关: 'Police', other: 'Another' },
  unitName: 'Name of the authority',
  needUnit: 'Write who takes them',
  gone: (n) => `${boxes(n)} handed over`,
  goneTo: (time, unit, name) => `${time} to ${name}, ${unit}`,
  goneBy: (to, name) => `${to}, by ${name}`,
  giver: (name) => `Handed over by ${name}`,
  taker: (name) => `Taken by ${name}`,
  which: 'Which boxes',
  sealed: (waiting, gone) =>
    gone === 0 ? `${boxes(waiting)} under seal` : `${boxes(waiting)} under seal here, ${gone} handed over`,
  paperTitle: 'Hand-over list of sealed food samples',
  paperOf: (school, canteen, n) => `${school}, ${canteen}, ${boxes(n)}`,
  columns: {
    n: 'No.',
    dish: 'Dish',
    served: 'Meal',
    taken: 'Taken',
    by: 'Sampler',
    grams: 'g',
    fridge: 'Fridge / shelf',
    box: 'Box',
    code: 'Code',
  },
  sides: { from: 'School', giver: 'Handed over by', taker: 'Taken by', signature: 'Signature', time: 'Time' },
};
