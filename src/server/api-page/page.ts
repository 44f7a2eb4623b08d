// One page from the description: every route that a token reads, its parameters, the fields of its answer, and why it may say no.
import { webhookEvents } from '../../domain/webhook.ts';
import { tokenTag } from '../routes/describe.ts';
import { inChinese, pageWords } from './words.ts';

export type PageLanguage = keyof typeof pageWords;
type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
};
type Operation = {
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; description?: string }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
};
export type Described = { paths: Record<string, Record<string, Operation>> };
type Words = (typeof pageWords)[PageLanguage];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const code = (text: string): string => `<code>${escaped(text)}</code>`;

export function apiPage({ paths }: Described, language: PageLanguage): string {
  const words = pageWords[language];
  const said = (text: string): string => escaped(language === 'zh' ? (inChinese[text] ?? text) : text);
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { tags }]) => tags?.includes(tokenTag))
      .map(([method, operation]) => routeOf(method, path, operation, words, said)),
  );
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title)} · 校园巡检</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<main>
<h1>${escaped(words.title)}</h1>
<p>${escaped(words.lead)}</p>
<nav><a href="?lang=${words.other.lang}" lang="${words.other.lang}">${words.other.name}</a> <a href="/api/openapi.json">${escaped(words.whole)}</a></nav>
<p>${escaped(words.token)}</p>
<pre><code>curl -H "Authorization: Bearer $TOKEN" https://patrol.school.example/api/v1/hazards</code></pre>
<p>${escaped(words.pages)}</p>
<h2>${escaped(words.routes)}</h2>
${routes.join('\n')}
<h2>${escaped(words.events)}</h2>
<p>${escaped(words.eventsLead)}</p>
<p>${webhookEvents.map(code).join(' ')}</p>
</main>
</body>
</html>
`;
}

function routeOf(method: string, path: string, operation: Operation, words: Words, said: (text: string) => string) {
  const { summary = '', parameters = [], requestBody, responses } = operation;
  const sent = requestBody?.content?.['application/json']?.schema;
  const answer = responses['200']?.content?.['application/json']?.schema;
  const refusals = Object.entries(responses).filter(([status]) => status !== '200');
  const parts = [
    `<h3>${code(`${method.toUpperCase()} ${path}`)}</h3>`,
    `<p>${said(summary)}</p>`,
    parameters.length > 0 &&
      table(
        words.asked,
        [words.name, words.meaning],
        parameters.map(({ name, description = '' }) => [code(name), said(description)]),
      ),
    sent && fieldsTable(words.sent, sent, words),
    answer && fieldsTable(words.answered, answer, words),
    `<details><summary>${escaped(words.refused)}</summary>${table(
      words.refused,
      ['HTTP', words.code],
      refusals.map(([status, { description = '' }]) => [escaped(status), code(description)]),
    )}</details>`,
  ];
  return `<section class="route">${parts.filter(Boolean).join('\n')}</section>`;
}

const fieldsTable = (title: string, schema: Schema, words: Words): string =>
  `<details><summary>${escaped(title)}</summary>${table(
    words.fields,
    [words.name, words.form],
    fieldsOf(schema).map(([name, form]) => [code(name), escaped(form)]),
  )}</details>`;

const table = (caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="scroll"><table><caption>${escaped(caption)}</caption><thead><tr>${heads
    .map((head) => `<th scope="col">${escaped(head)}</th>`)
    .join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table></div>`;

/** Every field with where it stands, in the order of the answer. */
function fieldsOf(schema: Schema, where = ''): [string, string][] {
  const { properties, items, anyOf } = schema;
  if (items) return fieldsOf(items, `${where}[]`);
  const inner = anyOf?.find((one) => one.properties ?? one.items);
  if (inner) return fieldsOf(inner, where);
  if (!properties) return [[where, formOf(schema)]];
  const under = where === '' ? '' : `${where}.`;
  return Object.entries(properties).flatMap(([name, one]) => fieldsOf(one, under + name));
}

function formOf({ type, enum: values, const: only, anyOf }: Schema): string {
  if (only !== undefined) return JSON.stringify(only);
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (anyOf) return anyOf.map(formOf).join(' | ');
  return Array.isArray(type) ? type.join(' | ') : (type ?? '');
}
