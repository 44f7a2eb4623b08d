// What a curious or broken client gets from a real server: nothing that is not its own.
import { expect, test } from '@playwright/test';
import { floor2, id, inspection, photo, sha256, answer, withAnswers } from '../cast.ts';
import { DeskClient } from './desk-client.ts';
import { signIn, staysOnline } from './phone.ts';
import { openSchool, password, received, type School } from './school.ts';

let school: School;
let wang: DeskClient;
let li: DeskClient;
test.beforeAll(async () => {
  school = await openSchool();
  wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  li = new DeskClient(school.server.url);
  await li.signIn('li', password);
});
test.afterAll(() => school.server.remove());

/** The smallest picture there is: a JPEG of one pixel, and the same with another last byte. */
const picture = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
);
const named = sha256(picture);

async function submitWithPhoto() {
  return wang.write(
    'inspection-submitted',
    inspection({
      placeId: floor2.id,
      answers: withAnswers(answer('Z1-09', 'taken', { photos: [named] })),
      photos: [{ ...photo('Z1-09', named), bytes: picture.length }],
    }),
    { subject: id(601), device: id(901), opSeq: 1 },
  );
}

test('a photo whose bytes do not match its name is refused, and the right one is taken afterwards', async () => {
  const submitted = await submitWithPhoto();
  const wrong = await wang.send('PUT', `/photos/${named}`, Buffer.concat([picture, Buffer.from([0])]));
  expect(wrong.status).toBe(422);
  expect(await wrong.json()).toMatchObject({ code: 'hash-mismatch', status: 422 });
  expect(await received(school)).toEqual({ records: 1, have: 0, total: 1 });
  const right = await wang.send('PUT', `/photos/${named}`, picture);
  expect(right.ok).toBe(true);
  expect(await received(school)).toEqual({ records: 1, have: 1, total: 1 });
  const { verdicts } = await wang.push(submitted);
  expect(verdicts[0]?.verdict).toBe('known');
});

test('another person cannot tell a record that is not his from one that does not exist', async () => {
  const paths = [`/inspections/${id(601)}`, `/inspections/${id(601)}/photos/${named}`];
  const absent = [`/inspections/${id(699)}`, `/inspections/${id(699)}/photos/${named}`];
  for (const [n, path] of paths.entries()) {
    const [theirs, none] = [await li.send('GET', path), await li.send('GET', absent[n]!)];
    expect([theirs.status, none.status]).toEqual([404, 404]);
    const shape = async (answer: Response) => ({ ...(await answer.json()), requestId: '', instance: '' });
    expect(await shape(theirs)).toEqual(await shape(none));
  }
  expect((await school.sun.send('GET', paths[1]!)).status).toBe(200);
});

test('reports are for managers, and a change needs the header of this app', async () => {
  expect((await wang.send('GET', '/inspections')).status).toBe(404);
  const forged = await fetch(`${school.server.url}/api/ledger`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  expect(forged.status).toBe(403);
  expect(await forged.json()).toMatchObject({ code: 'csrf' });
});

test('a device that its owner ends on another one is told so, and nothing else', async ({ page }) => {
  await staysOnline(page);
  await signIn(page, school.server.url, 'li');
  await page.goto(`${school.server.url}/devices`);
  const devices = page.getByRole('main').getByRole('listitem');
  await expect(devices.filter({ hasText: '就是这台' })).toHaveCount(1);
  const before = await devices.count();
  const other = devices.filter({ hasNotText: '就是这台' });
  while ((await other.count()) > 0) {
    const left = await other.count();
    await other.first().getByRole('button', { name: '停用' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await expect(page.getByText('已停用', { exact: true })).toBeVisible();
    await expect(other).toHaveCount(left - 1);
  }
  expect(before).toBeGreaterThan(1);
  const answer = await li.send('GET', '/changes');
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ code: 'revoked' });
});
