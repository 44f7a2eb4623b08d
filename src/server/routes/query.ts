// Query parameters: each once, each known, each of its form.
import type { Context } from 'hono';
import * as v from 'valibot';
import { Refusal } from '../../domain/refusal.ts';
import { maxRows, usualRows } from '../../domain/reports.ts';
import type { PatrolEnv } from '../env.ts';

/** Refuses `bad-query` a repeated or unknown parameter and a value of the wrong form. */
export function readQuery<const S extends v.GenericSchema>(c: Context<PatrolEnv>, schema: S): v.InferOutput<S> {
  const once = Object.entries(c.req.queries()).map(([name, values]) => {
    const [value, ...more] = values;
    if (more.length > 0) throw new Refusal('bad-query');
    return [name, value];
  });
  const read = v.safeParse(schema, Object.fromEntries(once));
  if (!read.success) throw new Refusal('bad-query');
  return read.output;
}

/** More than the most is cut to the most; less than one is refused. */
export const Limit = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,10}$/),
    v.transform(Number),
    v.minValue(1),
    v.transform((limit) => Math.min(limit, maxRows)),
  ),
  String(usualRows),
);

export const Day = v.pipe(v.string(), v.isoDate());
const dayMs = 86_400_000;

/** Refuses `bad-query` days that are in the wrong order, and more than `most` of them. */
export function checkDays({ from, to }: { from: string; to: string }, most: number): void {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (!(days >= 1 && days <= most)) throw new Refusal('bad-query');
}

/** Where the last page ended: `at` UTC ms and the id, newest first. */
export type PageEnd = { at: number; id: string };
const PageEndForm = v.strictTuple([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.maxLength(160))]);

export const writePageEnd = ({ at, id }: PageEnd): string =>
  Buffer.from(JSON.stringify([at, id])).toString('base64url');

export const Before = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(400),
    v.rawTransform(({ dataset, addIssue, NEVER }): PageEnd => {
      try {
        const [at, id] = v.parse(PageEndForm, JSON.parse(Buffer.from(dataset.value, 'base64url').toString()));
        return { at, id };
      } catch (error) {
        if (!(error instanceof SyntaxError || v.isValiError(error))) throw error;
        addIssue({ message: 'bad-cursor' });
        return NEVER;
      }
    }),
  ),
);
