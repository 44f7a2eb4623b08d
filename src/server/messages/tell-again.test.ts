import { expect, test, vi } from 'vitest';
import * as cases from '../../../tests/cast-cases.ts';
import { answer, canteen, entry, id, inspection, sha256, sun, wang, withAnswers, yucai } from '../../../tests/cast.ts';
import type { Held } from '../../domain/reports.ts';
import type { Messages } from '../../domain/message.ts';
import type { Person } from '../../domain/person.ts';
import { unsentFormat } from '../../domain/unsent-format.ts';
import { openCases } from '../cases.contract.ts';
import { importUnsent } from '../import-unsent.ts';
import { tellingAgain } from './tell-again.ts';

const { dian } = cases;

async function open() {
  const all = await openCases();
  const { school } = all;
  const look = tellingAgain(school.parts);
  await look(school.clock.ms);
  const { messages } = school.parts.store;
  return {
    all,
    school,
    messages,
    /** What the server does twice a minute. */
    look: (ms = 31_000) => look((school.clock.ms += ms)),
    told: async (who: Person) =>
      (await school.json<Messages>(who, 'GET', '/api/messages')).rows.map(({ topic }) => topic),
  };
}

/** As when another program holds the database, or the server dies between the commit and the message. */
function failing({ messages }: Awaited<ReturnType<typeof open>>, times: number) {
  const telling = vi.spyOn(messages, 'tell');
  for (let n = 0; n < times; n++) telling.mockRejectedValueOnce(new Error('database is locked'));
  return telling;
}

test('whoever could not be told of a report, or of a step, hears of it within a minute, and once', async () => {
  const here = await open();
  const { all, look, told } = here;
  failing(here, 1);
  const hazard = await all.report(wang);
  expect(await told(sun)).toEqual([]);
  await look(0);
  expect(await told(sun)).toEqual([]);
  await look();
  expect(await told(sun)).toEqual(['case-decide']);
  failing(here, 1);
  await all.take(hazard, sun, 'assign');
  expect(await told(dian)).toEqual([]);
  await look();
  await look();
  expect(await told(dian)).toEqual(['case-yours']);
  expect(await told(sun)).toEqual(['case-decide']);
});

test('what was told at once is not looked at again, after a start of the server neither', async () => {
  const here = await open();
  const { all, school, look } = here;
  await all.report(wang);
  await look();
  const telling = failing(here, 0);
  await look();
  await tellingAgain(school.parts)((school.clock.ms += 31_000));
  expect(telling).not.toHaveBeenCalled();
});

test('of a record that the file of a phone brought while the server stood still whoever is to sign it hears', async () => {
  const { school, look, told } = await open();
  const answers = withAnswers(answer('Z1-01', 'fail', { photos: [sha256('the door')] }));
  const report = entry('inspection-submitted', inspection({ answers }), { subject: id(604) });
  const content = { format: unsentFormat, exportedAt: 0, person: wang, school: yucai, entries: [report], photos: [] };
  await importUnsent(school.parts, JSON.stringify(content));
  await look();
  expect(await told(sun)).toEqual(['signature']);
});

test('who sent what was held hears what became of it, also where that could not be said at once', async () => {
  const here = await open();
  const { school, look, told } = here;
  await school.push(wang, entry('inspection-submitted', inspection({ placeId: canteen.id }), { subject: id(601) }));
  const [row] = (await school.json<Held>(sun, 'GET', '/api/held')).rows;
  failing(here, 1);
  await school.ask(sun, 'POST', `/api/held/${row!.id}/settled`, { outcome: 'rejected', reason: '手机太旧' });
  expect(await told(wang)).toEqual([]);
  await look();
  expect(await told(wang)).toEqual(['held-rejected']);
});

test('one line that nobody can be told of holds up the others for ten looks at most', async () => {
  const here = await open();
  const { all, look, told } = here;
  failing(here, 2 + 10);
  await all.report(wang);
  await all.report(wang);
  for (let n = 0; n < 9; n++) await look();
  expect(await told(sun)).toEqual([]);
  await look();
  await look();
  expect(await told(sun)).toEqual(['case-decide']);
});

test('the past of a school that never looked is no news', async () => {
  const all = await openCases();
  const here = { messages: all.school.parts.store.messages } as never;
  failing(here, 1);
  await all.report(wang);
  const look = tellingAgain(all.school.parts);
  await look((all.school.clock.ms += 31_000));
  await look((all.school.clock.ms += 31_000));
  expect((await all.school.json<Messages>(sun, 'GET', '/api/messages')).rows).toEqual([]);
});
