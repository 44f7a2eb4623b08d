import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { answer, at, checklist, entry, floor2, id, inspection, item, sun, tonight, wang } from '../../../tests/cast.ts';
import { chu } from '../../../tests/cast-cases.ts';
import { templateId, type Template } from '../../domain/template.ts';
import { openCases } from '../cases.contract.ts';
import { openSchool } from '../school.contract.ts';
import { chainHash } from '../store/chain.ts';
import type { Entry } from '../../domain/entry.ts';

type Line = { seq: number; id: string; before: string; chain: string; raw: string; hash: string } & Parameters<
  typeof chainHash
>[1];
const dataIn = (html: string): { schoolId: string; lines: Line[] } =>
  JSON.parse(/<script type="application\/json" id="evidence">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as never;

test('the evidence of a case brings its report and every step, each linked to the line before it', async () => {
  const cases = await openCases();
  const other = await cases.report(wang, { text: '别的' });
  const one = await cases.report(wang, { text: '</script><script>alert(1)</script>' });
  await cases.take(one, sun, 'assign');
  await cases.take(other, sun, 'assign');
  const answered = await cases.school.ask(sun, 'GET', `/api/hazards/${one}/evidence`);
  const html = await answered.text();
  expect(answered.headers.get('content-disposition')).toMatch(/^attachment/);
  const { lines, schoolId } = dataIn(html);
  const entries = lines.map(({ raw }) => JSON.parse(raw) as Entry);
  expect(entries.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['hazard-reported', one],
    ['hazard-handled', one],
  ]);
  for (const line of lines) expect(chainHash(line.before, { ...line, schoolId })).toBe(line.chain);
  // Two scripts and no third: what somebody wrote is text.
  expect(html.match(/<script/g)).toHaveLength(2);
  const check = /<script>(.*)<\/script><\/body>/s.exec(html)?.[1] ?? '';
  expect(html).toContain(`script-src &#39;sha256-`.replaceAll('&#39;', "'") + hash('sha256', check, 'base64'));
  expect((await cases.school.ask(chu, 'GET', `/api/hazards/${one}/evidence`)).status).toBe(404);
});

test('what names students leaves the school only by the hand of somebody who may read it', async () => {
  const school = await openSchool();
  const table = item({ id: 'D2-05', type: 'TABLE', photo: 'none', columns: [{ zh: '房间', en: 'Room' }] });
  const count: Template = { ...checklist, code: 'D2', items: [table] };
  const by = { by: sun.id, device: id(901), opSeq: 1 };
  await school.push(sun, entry('template-published', count, { ...by, subject: templateId(count) }));
  const handIn = async (n: number, rows: string[][]) => {
    const body = inspection({
      placeId: floor2.id,
      template: { code: 'D2', version: 1 },
      answers: [answer('D2-05', rows)],
      photos: [],
    });
    const over = { subject: id(60_000 + n), id: id(61_000 + n), device: id(902), opSeq: n, at: at(tonight) };
    await school.push(wang, entry('inspection-submitted', body, over));
    return over.subject;
  };
  const [named, nobody] = [await handIn(1, [['305']]), await handIn(2, [])];
  const head = await school.join({ name: '何校长', username: 'he', role: 'principal', scope: [] });
  const status = async (who: typeof sun, record: string) =>
    (await school.ask(who, 'GET', `/api/inspections/${record}/evidence`)).status;
  expect(
    await Promise.all([status(sun, named), status(head, named), status(sun, nobody), status(wang, nobody)]),
  ).toEqual([404, 200, 200, 404]);
});
