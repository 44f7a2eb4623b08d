// P17: people, places and records related by chance, and what each is shown, against the reference policy.
import { expect, test } from 'vitest';
import { hazardId } from '../../../src/domain/hazard.ts';
import { Random } from '../../simulation/random.ts';
import { sized } from '../size.ts';
import { ask, isLetIn, marksIn, shape, type Answered } from './ask.ts';
import type { Record, Staff } from './campus.ts';
import { noId } from './found/found.ts';
import { Graph } from './graphs.ts';
import { mayFollow, mayRead, maySee, policy } from './policy.ts';

const all = sized({ quick: 20, commit: 40, proof: 10_000 });
const drawn = Math.min(all, 100);
const schools = Math.ceil(all / drawn);
const from = Number(process.env['PATROL_SEED'] ?? 1);

/** By the line of the policy: where this record is asked for, and where one that is not there. */
const questions: [route: string, path: (record: Pick<Record, 'id' | 'sha256'>) => string][] = [
  ['GET /api/inspections/:id', ({ id }) => `/api/inspections/${id}`],
  ['GET /api/inspections/:id/photos/:sha256', ({ id, sha256 }) => `/api/inspections/${id}/photos/${sha256}`],
  ['GET /api/hazards/:id', ({ id }) => `/api/hazards/${hazardId(id, 'Z1-01')}`],
  ['GET /api/hazards/:id/photos/:sha256', ({ id, sha256 }) => `/api/hazards/${hazardId(id, 'Z1-01')}/photos/${sha256}`],
];

/** What is wrong with what one person is answered. */
async function askAll(graph: Graph, who: Staff, random: Random): Promise<string[]> {
  const { server, campus, records } = graph;
  const { cookie } = await server.cookie(campus.school.id, who.id);
  const get = (path: string): Promise<Answered> =>
    ask(server, { what: '', thing: records[0]!, method: 'GET', path }, cookie);
  const wrong: string[] = [];
  for (const [route, pathOf] of questions) {
    const record = random.pick(records);
    const may = policy[route]!(...graph.seen(who, record));
    const answer = await get(pathOf(record));
    if (answer.status >= 500 || isLetIn(answer) !== may)
      wrong.push(`${route} of ${record.is}: ${answer.status}, ${may}`);
    if (!may && !isAlike(answer, await get(pathOf({ ...record, id: noId }))))
      wrong.push(`${route} tells that it is there`);
    if (may && route.includes('photos') && marksIn(answer.text).size !== 1) wrong.push(`${route} shows another photo`);
  }
  const shown = (what: typeof mayRead) =>
    new Set(records.filter((record) => what(...graph.seen(who, record))).map(({ mark }) => mark));
  const list = await get('/api/inspections?limit=500');
  const ids = new Set([...list.text.matchAll(/"id":"([0-9a-f-]{36})","placeName"/g)].map(([, id]) => id!));
  const isLeader = policy['GET /api/inspections']!(...graph.seen(who, records[0]!));
  for (const record of records) {
    const [asker, thing] = graph.seen(who, record);
    const isListed = isLeader && record.is !== 'withdrawn' && mayRead(asker, thing) && asker.covers !== 'nowhere';
    if (ids.has(record.id) !== isListed) wrong.push(`the list of inspections has ${record.is} ${ids.has(record.id)}`);
  }
  const may = shown((asker, thing) => mayRead(asker, thing) || mayFollow(asker, thing) || maySee(asker, thing));
  for (const path of ['/api/changes', '/api/hazards?limit=500'])
    for (const mark of marksIn((await get(path)).text)) if (!may.has(mark)) wrong.push(`${path} shows ${mark}`);
  return wrong;
}

const isAlike = (one: Answered, other: Answered): boolean =>
  JSON.stringify(shape(one)) === JSON.stringify(shape(other));

test(`${schools * drawn} relations of people, places and records, each as the policy says`, async () => {
  const wrong: string[] = [];
  for (let seed = from; seed < from + schools; seed++) {
    const random = new Random(seed);
    const graph = new Graph(random);
    try {
      await graph.found();
      for (let n = 0; n < drawn; n++) {
        const who = await graph.draw();
        for (const one of await askAll(graph, who, random))
          wrong.push(`seed ${seed}, ${n}: ${who.role} of ${who.person.scope.length} places: ${one}`);
      }
      expect(graph.server.faults).toEqual([]);
    } finally {
      await graph.server.close();
    }
  }
  expect(wrong).toEqual([]);
}, 3_600_000);
