// The five steps of a new school, each done when the school shows that it is.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { Count } from './schema/text.ts';

export const firstSteps = ['buildings', 'people', 'plans', 'codes', 'phone'] as const;
export type FirstStep = (typeof firstSteps)[number];

/**
 * How many there are of each: buildings, people besides the one who began, plans in use, whether codes were printed, phones of those
 * who walk. `dismissed`: the school wants no guide.
 */
export const FirstRun = v.object({
  protocol: v.literal(protocol),
  steps: v.object({ buildings: Count, people: Count, plans: Count, codes: Count, phone: Count }),
  dismissed: v.boolean(),
});
export type FirstRun = v.InferOutput<typeof FirstRun>;

export const isFirstRunOver = ({ steps, dismissed }: FirstRun): boolean =>
  dismissed || firstSteps.every((step) => steps[step] > 0);

/** Codes were sent to the printer, or no guide is wanted. */
export const FirstRunSaid = v.variant('did', [
  v.strictObject({ did: v.literal('print-codes') }),
  v.strictObject({ did: v.literal('dismiss') }),
]);
