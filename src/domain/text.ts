// The kinds of text the rules speak of; how they are read is in schema/text.ts.
import type * as v from 'valibot';
import type * as schema from './schema/text.ts';

/** The same words in the two languages of the product. */
export type Bilingual = v.InferOutput<typeof schema.Bilingual>;
