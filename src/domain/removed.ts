// A certificate of what was removed under the rules.
import type * as v from 'valibot';
import type * as schema from './schema/removed.ts';

export type Removed = v.InferOutput<typeof schema.Removed>;
