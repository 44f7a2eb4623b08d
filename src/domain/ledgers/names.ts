// The names of the ledgers on the wire and in addresses, by whose order the codes on papers know them: new ones stand at the end. By itself, so that
// whoever shows one does not load what makes it.
export const ledgerNames = [
  'fire-patrol',
  'night-fire-patrol',
  'fire-inspection',
  'control-room',
  'fire-facilities',
  'fire-repairs',
  'extinguishers',
  'morning-check',
  'purchases',
  'disinfection',
  'food-waste',
  'companion-meals',
  'food-daily',
  'food-weekly',
  'food-monthly',
  'catered-meals',
  'dormitory-check',
  'night-count',
  'night-rounds',
  'kept-things',
  'switch-room',
  'rcd-tests',
  'lift-daily',
  'special-equipment',
  'equipment',
  'repairs',
  'hot-work',
  'guard-rounds',
  'hazards',
  'hazards-yearly',
  'hazards-major',
  'hazards-supervised',
  'hazards-open',
  'hazards-repeat',
  'hazards-quarter',
  'hazards-year',
  'samples',
  'fridge-readings',
] as const;
export type LedgerName = (typeof ledgerNames)[number];
export const ledgerParts = ['hazards', 'fire', 'kitchen', 'dormitory', 'equipment'] as const;
export type LedgerPart = (typeof ledgerParts)[number];

/** What is printed with a code besides ledgers: 安全周报 and 安全月报. */
export const briefingNames = ['week-briefing', 'month-briefing'] as const;
export type PaperName = LedgerName | (typeof briefingNames)[number];
