// What the analysis counts of cases, by name: a list of cases is asked for by these.

/** Of those reported in some time: what a figure counts (`n`), and what it is a share of (`Of`). */
export const ofReported = [
  'found',
  'repeats',
  'onSpot',
  'closed',
  'closedOf',
  'inTime',
  'inTimeOf',
  'answered',
  'answeredOf',
  'told',
  'toldOf',
  'handedOn',
  'handedOnOf',
  'rebound',
  'reboundOf',
] as const;
/** Of what was closed: by department they count for whoever had put it right. */
export const ofClosed = ['rebound', 'reboundOf'] as const;
/** Of those to which something happened in some time, whenever they were reported. */
export const ofTime = ['ended', 'repairs', 'responses', 'absences'] as const;
/** Of those open now, by how long, as `ageSteps`. */
export const ofOpen = ['age0', 'age1', 'age2', 'age3'] as const;

export const countedNames = [...ofReported, ...ofTime, ...ofOpen] as const;
export type ReportedSet = (typeof ofReported)[number];
export type CountedName = (typeof countedNames)[number];
