import { expect, test } from 'vitest';
import { entry, inspection, wang } from '../../../tests/cast.ts';
import { openSchool } from '../school.contract.ts';

test('smoke', async () => {
  const school = await openSchool();
  const one = entry('inspection-submitted', inspection());
  const verdicts = await school.push(wang, one);
  expect(verdicts[0]).toMatchObject({ verdict: 'accepted', receipt: { missing: one.photos, hash: one.hash } });
  const changes = await school.json<{ documents: { type: string }[] }>(wang, 'GET', '/api/changes');
  expect(changes.documents.map((d) => d.type)).toContain('inspection');
});
