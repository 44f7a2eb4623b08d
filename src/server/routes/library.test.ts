import { expect, test } from 'vitest';
import { checklist, entry, id, li, sun } from '../../../tests/cast.ts';
import type { LibraryNews } from '../../domain/reports.ts';
import { templateId, type Template } from '../../domain/template.ts';
import { openSchool, type School } from '../school.contract.ts';

const later: Template = { ...checklist, edition: 2, perAsset: 'rcd' };
const newer = async (school: School) => (await school.json<LibraryNews>(sun, 'GET', '/api/library')).newer;

async function schoolWith(library: Template[]): Promise<School> {
  const school = await openSchool();
  school.parts.templatesFor = () => library;
  return school;
}

test('a later edition of what the school has is told until the school has taken it, whatever its version then', async () => {
  const school = await schoolWith([later]);
  expect(await newer(school)).toEqual([{ template: later, was: null }]);
  const own = { ...checklist, version: 2, name: { zh: '我校的表', en: 'Ours' } };
  const publish = (body: Template, opSeq: number) =>
    entry('template-published', body, { schema: 4, subject: templateId(body), by: sun.id, device: id(901), opSeq });
  await school.push(sun, publish(own, 1));
  expect(await newer(school)).toHaveLength(1);
  expect(await school.push(sun, publish({ ...later, version: 3 }, 2))).toMatchObject([{ verdict: 'accepted' }]);
  expect(await newer(school)).toEqual([]);
});

test('what the school does not have, what is in its first edition, and what is out of use is not told', async () => {
  expect(await newer(await schoolWith([{ ...later, code: 'Z8' }, checklist]))).toEqual([]);
  const school = await schoolWith([later]);
  const retired: Template = { ...checklist, version: 2, retired: true };
  await school.push(
    sun,
    entry('template-published', retired, { subject: templateId(retired), by: sun.id, device: id(901) }),
  );
  expect(await newer(school)).toEqual([]);
});

test('who may not publish hears nothing of it', async () => {
  const school = await schoolWith([later]);
  expect((await school.ask(li, 'GET', '/api/library')).status).toBe(404);
});
