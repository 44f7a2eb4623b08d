// How a route is told in the OpenAPI document: what it takes, what it answers, and why it may say no.
import type { MiddlewareHandler } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import type { GenericSchema } from 'valibot';
import { Problem } from '../../domain/protocol.ts';
import { problems } from '../../domain/problems.ts';
import type { ProblemCode } from '../../domain/refusal.ts';

export type Description = {
  summary: string;
  takes?: GenericSchema;
  /** The media types of a file, where one is taken or given. */
  takesFile?: readonly string[];
  givesFile?: readonly string[];
  /** The body of a good answer; none means the answer has no JSON body. */
  gives?: GenericSchema;
  status?: 200 | 201 | 204;
  refuses?: readonly ProblemCode[];
  query?: readonly string[];
  /** Of the API for other systems of the school: asked with a token to read with, and shown on its page. */
  forTokens?: boolean;
};

/** Whatever is asked with a token carries this tag. */
export const tokenTag = 'v1';

/** What a parameter means wherever it is asked with a token. */
export const meanings: Readonly<Record<string, string>> = {
  from: 'The first day, yyyy-mm-dd in the time zone of the school',
  to: 'The last day, yyyy-mm-dd in the time zone of the school',
  place: 'The id of a place: only what lies at or below it',
  after: 'Where the page before ended: its `next`',
  name: 'The name of a ledger, from the list of ledgers',
  limit: 'The most rows of a page: 100 when left out, 500 at most',
};

/** Checks that JSON Schema has no word for, such as counting code points, are left out of the description. */
const schemaOf = (schema: GenericSchema) => resolver(schema, { errorMode: 'ignore', typeMode: 'input' });

export function describe({
  summary,
  takes,
  takesFile = [],
  gives,
  givesFile = [],
  status = 200,
  refuses = [],
  query = [],
  forTokens = false,
}: Description): MiddlewareHandler {
  // Told when somebody asks what the API is like, which hardly a start of a server lives to see.
  return describeRoute({
    summary,
    ...(forTokens && { tags: [tokenTag], security: [{ token: [] }] }),
    get requestBody() {
      const content = takes ? { 'application/json': { schema: schemaOf(takes) } } : files(takesFile);
      return Object.keys(content).length > 0 ? { required: true, content } : undefined;
    },
    ...(query.length > 0 && {
      parameters: query.map((name) => ({
        name,
        in: 'query' as const,
        schema: { type: 'string' as const },
        ...(forTokens && meanings[name] !== undefined && { description: meanings[name] }),
      })),
    }),
    get responses() {
      const content = { ...(gives && { 'application/json': { schema: schemaOf(gives) } }), ...files(givesFile) };
      const good = Object.keys(content).length > 0 ? { content } : {};
      return { [status]: { description: summary, ...good }, ...refusals(refuses) };
    },
  });
}

const files = (types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]));

function refusals(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy(codes, (code) => problems[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      status,
      { description: named.join(', '), content: { 'application/problem+json': { schema: schemaOf(Problem) } } },
    ]),
  );
}
