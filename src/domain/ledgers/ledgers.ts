// Every ledger there is, by a name that stays, and what it is made from. What nobody is asked for in the school is no ledger here
// (docs/ledgers.md names those).
import type { AssetRecord } from '../asset.ts';
import type { Hazard } from '../hazard.ts';
import { categoryOf } from '../hazard.ts';
import { standsIn } from '../hazard-ledger.ts';
import * as cases from './case-line.ts';
import * as dormitory from './dormitory.ts';
import * as equipment from './equipment.ts';
import * as fire from './fire.ts';
import type { LedgerForm, LedgerHead } from './form.ts';
import type { Inspected } from './inspection-line.ts';
import * as kitchen from './kitchen.ts';
import { guardRounds, nightRounds, type RoundSource } from './round-line.ts';
import { ledgerNames, type LedgerName, type LedgerPart } from './names.ts';

/** `codes`: the checklists whose inspections it is made from, the oldest first. `rounds`: it tells the round of each. */
export type FromInspections = {
  from: 'inspections';
  codes: string[];
  rounds?: true;
  form: LedgerForm<Inspected>;
};
/** `by`: rounds at night, or those that guards walk. */
export type FromRounds = { from: 'rounds'; by: 'night' | 'guards'; form: LedgerForm<RoundSource> };
/** `walked`: the checklist that is walked past the things. */
export type FromAssets = {
  from: 'assets';
  stands: (asset: AssetRecord) => boolean;
  walked?: string;
  faults?: true;
  form: LedgerForm<equipment.AssetSource>;
};
export type FromCases = { from: 'cases'; stands: (hazard: Hazard) => boolean; form: LedgerForm<Hazard> };

export type Ledger = { name: LedgerName; part: LedgerPart } & (FromInspections | FromRounds | FromAssets | FromCases);

const inspected = (codes: string[], form: LedgerForm<Inspected>): FromInspections => ({
  from: 'inspections',
  codes,
  form,
});
const always = { from: -Infinity, to: Infinity };
/** Taken back and merged ones are told nowhere or elsewhere. */
const isTold = (hazard: Hazard): boolean => standsIn('ledger', hazard, always);

const made: Record<LedgerName, { part: LedgerPart } & (FromInspections | FromRounds | FromAssets | FromCases)> = {
  'fire-patrol': { part: 'fire', ...inspected(['F1'], fire.firePatrol) },
  'night-fire-patrol': { part: 'fire', ...inspected(['F2'], fire.nightFirePatrol), rounds: true },
  'fire-inspection': { part: 'fire', ...inspected(['F3'], fire.fireInspection) },
  'control-room': { part: 'fire', ...inspected(['F4'], fire.controlRoom) },
  'fire-facilities': { part: 'fire', ...inspected(['F1', 'F6'], fire.fireFacilities) },
  'fire-repairs': {
    part: 'fire',
    from: 'cases',
    stands: (hazard) => isTold(hazard) && categoryOf(hazard) === 'fire',
    form: cases.fireRepairs,
  },
  extinguishers: {
    part: 'fire',
    from: 'assets',
    stands: ({ category }) => category === 'extinguisher',
    walked: 'F5',
    form: equipment.extinguishers,
  },
  'morning-check': { part: 'kitchen', ...inspected(['K2'], kitchen.morningCheck) },
  purchases: { part: 'kitchen', ...inspected(['K2'], kitchen.purchases) },
  disinfection: { part: 'kitchen', ...inspected(['K2'], kitchen.disinfection) },
  'food-waste': { part: 'kitchen', ...inspected(['K2'], kitchen.foodWaste) },
  'companion-meals': { part: 'kitchen', ...inspected(['K2'], kitchen.companionMeals) },
  'food-daily': { part: 'kitchen', ...inspected(['K2'], kitchen.dailyFood) },
  'food-weekly': { part: 'kitchen', ...inspected(['K3'], kitchen.weeklyFood) },
  'food-monthly': { part: 'kitchen', ...inspected(['K4'], kitchen.monthlyFood) },
  'catered-meals': { part: 'kitchen', ...inspected(['K6'], kitchen.cateredMeals) },
  'dormitory-check': { part: 'dormitory', ...inspected(['D1'], dormitory.dormitoryCheck) },
  'night-count': { part: 'dormitory', ...inspected(['D2'], dormitory.nightCount) },
  'night-rounds': { part: 'dormitory', from: 'rounds', by: 'night', form: nightRounds },
  'kept-things': { part: 'dormitory', ...inspected(['D1'], dormitory.keptThings) },
  'switch-room': { part: 'equipment', ...inspected(['E1'], equipment.switchRoom) },
  'rcd-tests': { part: 'equipment', ...inspected(['E2'], equipment.rcdTests) },
  'lift-daily': { part: 'equipment', ...inspected(['S1'], equipment.liftDaily) },
  'special-equipment': {
    part: 'equipment',
    from: 'assets',
    stands: ({ category }) => category === 'lift',
    form: equipment.specialEquipment,
  },
  equipment: { part: 'equipment', from: 'assets', stands: () => true, faults: true, form: equipment.equipment },
  repairs: {
    part: 'equipment',
    from: 'cases',
    stands: (hazard) => standsIn('repairs', hazard, always),
    form: cases.repairs,
  },
  'hot-work': { part: 'equipment', ...inspected(['F8'], equipment.hotWork) },
  'guard-rounds': { part: 'equipment', from: 'rounds', by: 'guards', form: guardRounds },
};

export const ledgers: readonly Ledger[] = ledgerNames.map((name) => Object.assign({ name }, made[name]));

export const ledgerOf = (name: string): Ledger | undefined => ledgers.find((one) => one.name === name);

/** Is anybody's name in it covered unless asked for? */
export const isRestricted = ({ form }: Ledger): boolean =>
  form.heads.some(({ restricted, partly, byHand }: LedgerHead) => partly || (restricted && !byHand));
