import { expect, test } from 'vitest';
import { admin, canteen, dorm3, entry, id, inspection, li, sun, wang, yucai } from '../../../tests/cast.ts';
import type { Person } from '../../domain/person.ts';
import type { Held } from '../../domain/reports.ts';
import { makeEntries } from '../entries.ts';
import { openSchool, type School } from '../school.contract.ts';

const held = async (school: School, who = sun) => (await school.json<Held>(who, 'GET', '/api/held')).rows;

test('managers see who recorded what is kept aside, when, what it is and why', async () => {
  const school = await openSchool();
  const elsewhere = entry('inspection-submitted', inspection({ placeId: canteen.id }), { subject: id(501) });
  await school.push(wang, elsewhere);
  await school.push(li, entry('inspection-submitted', inspection(), { subject: id(502) }));
  await school.push(wang, entry('place-added', { ...dorm3, id: id(503) }, { subject: id(503) }));
  expect(await held(school)).toMatchObject([
    { kind: 'place-added', byName: '王秀兰', code: 'forbidden', place: null, template: null },
    { byName: '王秀兰', senderName: '李建国', code: 'not-yours' },
    {
      entryId: elsewhere.id,
      byName: '王秀兰',
      senderName: null,
      place: '食堂',
      template: { zh: '夜间巡查' },
      code: 'out-of-scope',
      recordedAt: elsewhere.at.ms,
      receivedAt: school.clock.ms,
    },
  ]);
});

test('a manager of some buildings sees what is about them, and nobody else sees anything', async () => {
  const school = await openSchool();
  const chief: Person = { ...sun, id: id(21), username: 'chief', role: 'duty_leader', scope: [dorm3.id] };
  const make = (first: number) =>
    makeEntries(
      [{ kind: 'person-added', schema: 1, subject: chief.id, body: chief }],
      sun.id,
      school.parts.store.device,
      first,
      0,
    );
  const secret = await school.parts.passwords.keep('a long password');
  await school.parts.store.people.add(yucai.id, sun, chief, make, secret, 0);
  await school.push(wang, entry('inspection-submitted', inspection({ placeId: canteen.id }), { subject: id(501) }));
  await school.push(admin, entry('inspection-submitted', inspection(), { subject: id(504), by: admin.id }));
  expect((await held(school, chief)).map(({ byName }) => byName)).toEqual([admin.name]);
  expect(await held(school)).toHaveLength(2);
  for (const who of [wang, admin]) expect((await school.ask(who, 'GET', '/api/held')).status).toBe(404);
});
