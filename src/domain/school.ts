// The school: what kind it is decides which checklists it needs.
import type * as v from 'valibot';
import type * as schema from './schema/school.ts';

export const schoolKinds = ['kindergarten', 'primary', 'secondary', 'vocational', 'university'] as const;
export type SchoolKind = (typeof schoolKinds)[number];

/** What a school has; each brings checklists with it (`domain.md` 5, column applies). */
export const facilities = [
  'boarding',
  'canteen',
  'catering',
  'laboratory',
  'lift',
  'boiler',
  'gas',
  'control-room',
  'mini-fire-station',
  'school-bus',
] as const;
export type Facility = (typeof facilities)[number];

export type School = v.InferOutput<typeof schema.School>;

/** What a school of this kind usually has, as a starting point that the first manager corrects. */
export const usualFacilities: Record<SchoolKind, readonly Facility[]> = {
  kindergarten: ['canteen', 'gas'],
  primary: ['canteen', 'gas'],
  secondary: ['boarding', 'canteen', 'laboratory', 'gas', 'mini-fire-station'],
  vocational: ['boarding', 'canteen', 'laboratory', 'gas', 'lift', 'mini-fire-station'],
  university: ['boarding', 'canteen', 'laboratory', 'gas', 'lift', 'boiler', 'control-room', 'mini-fire-station'],
};
