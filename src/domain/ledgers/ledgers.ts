// Every ledger there is, by a name that stays, and what it is made from. What nobody is asked for in the school is no ledger here
// (docs/ledgers.md names those).
import { isOfKind, specialKinds, type AssetRecord } from '../asset.ts';
import type { Hazard } from '../hazard.ts';
import { categoryOf } from '../hazard.ts';
import { standsIn, type LedgerSpan } from '../hazard-ledger.ts';
import type { Per } from '../hazard-statistics.ts';
import type { CaseTableName } from '../ledger-tables.ts';
import { fireRepairs } from './case-line.ts';
import { caseTable, statistics, type CountedCases } from './case-tables.ts';
import * as dormitory from './dormitory.ts';
import * as equipment from './equipment.ts';
import * as fire from './fire.ts';
import type { LedgerForm, LedgerHead } from './form.ts';
import type { Inspected } from './inspection-line.ts';
import * as kitchen from './kitchen.ts';
import * as sheets from './record-sheets.ts';
import { guardRounds, nightRounds, type RoundSource } from './round-line.ts';
import { fridgeReadings, samples, type RegisterDays } from './samples.ts';
import { ledgerNames, type LedgerName, type LedgerPart } from './names.ts';

/** `codes`: the checklists whose inspections it is made from, the oldest first. `rounds`: it tells the round of each. `book`: a line follows from those before it. */
export type FromInspections = {
  from: 'inspections';
  codes: string[];
  rounds?: true;
  book?: true;
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
/** `stands`: of those reported in the time asked for, and where it carries over of what was not closed before it. */
export type FromCases = {
  from: 'cases';
  stands: (hazard: Hazard, span: LedgerSpan) => boolean;
  carriesOver?: true;
  form: LedgerForm<Hazard>;
};
/** One quarter or year after the other, each from all that was reported in it. */
export type FromStatistics = { from: 'statistics'; per: Per; form: LedgerForm<CountedCases> };

/** Some days of the register at a time; also for the kitchen. */
export type FromSamples = { from: 'samples'; form: LedgerForm<RegisterDays> };

type Source = FromInspections | FromRounds | FromAssets | FromCases | FromStatistics | FromSamples;
export type Ledger = { name: LedgerName; part: LedgerPart } & Source;

const inspected = (codes: string[], form: LedgerForm<Inspected>): FromInspections => ({
  from: 'inspections',
  codes,
  form,
});
const hazardLaw = '《安全生产事故隐患排查治理暂行规定》';
const usual = '学校通行做法';
const tabled = (table: CaseTableName, law: string, more: { carriesOver?: true; sheet?: string } = {}): FromCases => ({
  from: 'cases',
  stands: (hazard, span) => standsIn(table, hazard, span),
  ...(more.carriesOver && { carriesOver: true }),
  form: caseTable(table, { law, ...(more.sheet && { sheet: more.sheet }) }),
});
const counted = (per: Per): FromStatistics => ({ from: 'statistics', per, form: statistics(per, { law: hazardLaw }) });

const made: Record<LedgerName, { part: LedgerPart } & Source> = {
  'fire-patrol': { part: 'fire', ...inspected(['F1'], fire.firePatrol) },
  'night-fire-patrol': { part: 'fire', ...inspected(['F2'], fire.nightFirePatrol), rounds: true },
  'fire-inspection': { part: 'fire', ...inspected(['F3'], fire.fireInspection) },
  'control-room': { part: 'fire', ...inspected(['F4'], fire.controlRoom) },
  'fire-facilities': { part: 'fire', ...inspected(['F1', 'F6'], fire.fireFacilities) },
  'fire-repairs': {
    part: 'fire',
    from: 'cases',
    // Taken back and merged ones are told nowhere or elsewhere.
    stands: (hazard, span) => standsIn('ledger', hazard, span) && categoryOf(hazard) === 'fire',
    form: fireRepairs,
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
    stands: (asset) => isOfKind(asset, 'lift') || specialKinds.some((kind) => isOfKind(asset, kind)),
    form: equipment.specialEquipment,
  },
  equipment: {
    part: 'equipment',
    from: 'assets',
    stands: (asset) => !isOfKind(asset, 'licence'),
    faults: true,
    form: equipment.equipment,
  },
  repairs: { part: 'equipment', ...tabled('repairs', usual) },
  'hot-work': { part: 'equipment', ...inspected(['F8'], equipment.hotWork) },
  'guard-rounds': { part: 'equipment', from: 'rounds', by: 'guards', form: guardRounds },
  hazards: { part: 'hazards', ...tabled('ledger', hazardLaw) },
  'hazards-yearly': {
    part: 'hazards',
    ...tabled('yearly', usual, { carriesOver: true, sheet: '年度隐患整改销号登记表' }),
  },
  'hazards-major': { part: 'hazards', ...tabled('major', hazardLaw, { carriesOver: true }) },
  'hazards-supervised': { part: 'hazards', ...tabled('supervised', usual, { carriesOver: true }) },
  'hazards-open': { part: 'hazards', ...tabled('open', usual, { carriesOver: true }) },
  'hazards-repeat': { part: 'hazards', ...tabled('repeat', usual, { carriesOver: true }) },
  'hazards-quarter': { part: 'hazards', ...counted('quarter') },
  'hazards-year': { part: 'hazards', ...counted('year') },
  samples: { part: 'kitchen', from: 'samples', form: samples },
  'fridge-readings': { part: 'kitchen', from: 'samples', form: fridgeReadings },
  additives: { part: 'kitchen', ...inspected(['R1'], sheets.additives) },
  'food-risks': { part: 'kitchen', ...inspected(['R2'], sheets.foodRisks) },
  visitors: { part: 'dormitory', ...inspected(['R3'], sheets.visitors) },
  chemicals: { part: 'equipment', ...inspected(['R4'], sheets.chemicals), book: true },
  energy: { part: 'equipment', ...inspected(['R5'], sheets.energy), book: true },
  trainings: { part: 'equipment', ...inspected(['R6'], sheets.trainings) },
  'fire-tests': { part: 'fire', ...inspected(['R7'], sheets.fireTests) },
  'upkeep-plan': { part: 'fire', ...inspected(['R8'], sheets.upkeepPlan) },
  'upkeep-done': { part: 'fire', ...inspected(['R9'], sheets.upkeepDone) },
  'lift-weekly': { part: 'equipment', ...inspected(['R10'], sheets.liftWeekly) },
  'lift-monthly': { part: 'equipment', ...inspected(['R11'], sheets.liftMonthly) },
};

export const ledgers: readonly Ledger[] = ledgerNames.map((name) => Object.assign({ name }, made[name]));

export const ledgerOf = (name: string): Ledger | undefined => ledgers.find((one) => one.name === name);

/** Of which grade or category it is asked for: whatever is made from cases. */
export const isNarrowed = ({ from }: Ledger): boolean => from === 'cases' || from === 'statistics';

/** Is anybody's name in it covered unless asked for? */
export const isRestricted = ({ form }: Ledger): boolean =>
  form.heads.some(({ restricted, partly, byHand }: LedgerHead) => partly || (restricted && !byHand));
