// The description of the API for others against the routes that there are and what they really answer, and the page made from it.
import { expect, test } from 'vitest';
import { answer, entry, floor2, id, inspection, photo, sha256, sun, wang, withAnswers } from '../../../tests/cast.ts';
import * as rounds from '../../../tests/cast-rounds.ts';
import { faultsIn, type JsonSchema } from '../../../tests/json-schema.ts';
import type { ReadTokenMade } from '../../domain/read-token.ts';
import { closeRounds } from '../close-rounds.ts';
import { openSchool, type School } from '../school.contract.ts';

type Operation = {
  summary: string;
  tags?: string[];
  security?: object[];
  parameters?: { name: string; description?: string }[];
  responses: Record<string, { content?: Record<string, { schema?: JsonSchema }> }>;
};
type Specs = { paths: Record<string, Record<string, Operation>>; components: { securitySchemes: object } };

const describing = (school: School) => school.json<Specs>(null, 'GET', '/api/openapi.json');
const served = (school: School) =>
  school.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);

test('every route of the API for others is described as one, and nothing else is', async () => {
  const school = await openSchool();
  const { paths, components } = await describing(school);
  const told = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { tags }]) =>
      tags?.includes('v1') ? [`${method.toUpperCase()} ${path}`] : [],
    ),
  );
  expect(told.sort()).toEqual([...new Set(served(school))].sort());
  expect(told.length).toBeGreaterThan(4);
  for (const operation of Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([, item]) => Object.values(item))) {
    expect(operation.security).toEqual([{ token: [] }]);
    for (const { name, description } of operation.parameters ?? [])
      expect.soft([name, description]).toEqual([name, expect.any(String)]);
  }
  expect(components.securitySchemes).toHaveProperty('token');
});

async function aSchoolWithEverything(): Promise<School> {
  const school = await openSchool();
  school.clock.ms -= 12 * 3_600_000;
  const by = { by: sun.id, device: id(901) };
  await school.push(
    sun,
    entry('route-kept', rounds.route(), { subject: rounds.route().id, id: id(60_001), ...by, opSeq: 1 }),
    entry('plan-kept', rounds.plan(), { subject: rounds.plan().id, id: id(60_002), ...by, opSeq: 2 }),
  );
  school.clock.ms += 14 * 3_600_000;
  await closeRounds(school.parts, school.clock.ms);
  const door = sha256('the open door');
  const answers = withAnswers(answer('Z1-01', 'fail', { photos: [door] }));
  const photos = [photo('Z1-01', door), ...inspection().photos];
  await school.push(
    wang,
    entry('inspection-submitted', inspection({ placeId: floor2.id, answers, photos }), { subject: id(510) }),
  );
  return school;
}

test('what is really answered is what is described, and no more', async () => {
  const school = await aSchoolWithEverything();
  const { paths } = await describing(school);
  const wanted = { name: '大屏', kinds: ['inspections', 'hazards', 'rounds', 'ledgers'], places: [], days: 30 };
  const { token } = await school.json<ReadTokenMade>(sun, 'POST', '/api/read-tokens', wanted);
  const asked = Object.keys(paths).filter((path) => path.startsWith('/api/v1/') && paths[path]?.['get']);
  for (const path of asked) {
    const days = path.includes('{name}') ? '?from=2026-11-20&to=2026-11-23' : '';
    const response = await school.ask(null, 'GET', path.replace('{name}', 'guard-rounds') + days, undefined, {
      authorization: `Bearer ${token}`,
    });
    const body = (await response.json()) as { rows?: unknown[]; ledgers?: unknown[] };
    expect.soft([path, response.status]).toEqual([path, 200]);
    const schema = paths[path]?.['get']?.responses['200']?.content?.['application/json']?.schema;
    expect(schema).toBeDefined();
    expect.soft([path, faultsIn(schema ?? {}, body)]).toEqual([path, []]);
    const things = body.rows ?? body.ledgers ?? [];
    expect.soft([path, things.length]).not.toEqual([path, 0]);
  }
});

test('the check itself sees what is missing, what is too much and what has another form', () => {
  const schema: JsonSchema = {
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } } },
  };
  expect(faultsIn(schema, { a: ['x', null] })).toEqual([]);
  expect(faultsIn(schema, {})).toEqual(['.a is not there']);
  expect(faultsIn(schema, { a: [], b: 1 })).toEqual(['.b is not described']);
  expect(faultsIn(schema, { a: [1] })).toEqual(['.a[0] is integer']);
});

test('the page names every route in both languages, needs nothing from elsewhere, and takes nobody for its author', async () => {
  const school = await openSchool();
  const read = async (headers: Record<string, string>, query = '') => {
    const response = await school.ask(null, 'GET', `/api/docs${query}`, undefined, headers);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    return response.text();
  };
  const [zh, en] = [await read({ 'accept-language': 'zh-CN' }), await read({ 'accept-language': 'en-GB,en' })];
  expect(zh).toContain('<html lang="zh-CN">');
  expect(en).toContain('<html lang="en">');
  expect(await read({ 'accept-language': 'zh-CN' }, '?lang=en')).toBe(en);
  expect(await read({}, '?lang=<script>')).toBe(zh);
  for (const route of served(school)) for (const page of [zh, en]) expect(page).toContain(`<code>${route}</code>`);
  // Every sentence of the description has one for those who read Chinese.
  const said = /<(?:p|td)>([A-Z][a-z]+ [^<]*)<\/(?:p|td)>/.exec(zh.slice(zh.indexOf('<section')));
  expect(said?.[1]).toBeUndefined();
  for (const page of [zh, en]) {
    expect(page).not.toMatch(/<script|\s(style|on\w+)=/);
    expect(
      [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to = '']) => to).filter((to) => !/^(\/|\?)/.test(to)),
    ).toEqual([]);
  }
  expect((await school.ask(null, 'GET', '/api/docs.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
});
