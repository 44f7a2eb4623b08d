// What is asked at each route: the addresses its parameters may stand for, and a body it could do something with.
import { roles } from '../../../src/domain/person.ts';
import { hazardId } from '../../../src/domain/hazard.ts';
import { chosenOf } from '../../../src/domain/settings.ts';
import { templateId } from '../../../src/domain/template.ts';
import { newId } from '../../../src/server/new-id.ts';
import * as cast from '../../cast.ts';
import { Campus, password, picture, type Record, type Server, type Staff } from './campus.ts';
import type { Thing } from './policy.ts';

export type Cell = {
  what: string;
  thing: Thing;
  method: string;
  path: string;
  headers?: { [name: string]: string };
  body?: unknown;
};
export type Route = { method: string; path: string };
export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

/** The route table of the app itself; a handler on every method is asked with POST. */
export const routesOf = ({ app }: Server): Route[] => {
  const served = app.routes.filter(({ path }) => path.startsWith('/api/') && !path.endsWith('*'));
  const named = served.map(({ method, path }) => ({ method: method === 'ALL' ? 'POST' : method, path }));
  return [...new Map(named.map((route) => [nameOf(route), route])).values()];
};

type Found = { what: string; thing: Thing; values: string[]; headers?: Cell['headers']; body?: unknown };
type Find = (campus: Campus, server: Server, asker: Staff) => Found[] | Promise<Found[]>;

const nothing = (by: string | null = null): Thing => ({ is: 'absent', in: 'dorm', by });
/** An id that nobody has, in the form of one. */
export const noId = cast.id(0xffff);
const noHash = 'f'.repeat(64);

const recordsFor = ({ records, walker }: Campus, asker: Staff): Record[] =>
  records.filter(({ by }) => by === asker.id || by === walker.id);
const nameRecord = (record: Record, asker: Staff): string =>
  `${record.by === asker.id ? 'an own' : 'another’s'} record of ${record.in}, ${record.is}`;

/** A port that no browser or server is let to call, so nobody is told anything. */
const channel = () => ({
  name: '值班群',
  kind: 'wecom' as const,
  url: 'http://127.0.0.1:9/robot',
  secret: '',
  topics: ['missed' as const],
  quiet: null,
});

/** Of everything each time, so what was held before ends first. */
const holds: Find = async (campus, server, asker) => {
  const { retention } = server.parts.store;
  const at = server.clock.ms;
  const said = { by: asker.id, reason: '查清了', at };
  for (const { id, lifted } of await retention.holds(campus.school.id, 10_000))
    if (!lifted) await retention.lift(campus.school.id, id, said);
  const id = newId(at);
  await retention.hold(campus.school.id, { id, what: 'all', about: '', name: '', reason: '诉讼', by: asker.id, at });
  const body = { reason: '查清了' };
  return [
    { what: 'a hold', thing: { is: 'whole', in: 'dorm', by: asker.id }, values: [id], body },
    { what: 'no hold', thing: nothing(), values: [noId], body },
    { what: 'what is no id', thing: nothing(), values: ['x'], body },
  ];
};

const channels: Find = async (campus, server, asker) => {
  const id = newId(server.clock.ms);
  await server.parts.store.alerts.addChannel(campus.school.id, { id, ...channel() });
  return [
    { what: 'a channel', thing: { is: 'whole', in: 'dorm', by: asker.id }, values: [id], body: {} },
    { what: 'no channel', thing: nothing(), values: [noId], body: {} },
    { what: 'what is no id', thing: nothing(), values: ['x'], body: {} },
  ];
};

/** What stands at the parameters of a route, by its address. */
const found: { [path: string]: Find } = {
  '/api/inspections/:id': (campus, _server, asker) => [
    ...recordsFor(campus, asker).map((record) => ({
      what: nameRecord(record, asker),
      thing: record,
      values: [record.id],
    })),
    { what: 'no record', thing: nothing(), values: [noId] },
  ],
  '/api/inspections/:id/evidence': (...asked) => found['/api/inspections/:id']?.(...asked) ?? [],
  '/api/hazards/:id/evidence': (...asked) => found['/api/hazards/:id']?.(...asked) ?? [],
  '/api/inspections/:id/submissions/:entry': async (campus, server, asker) => {
    const records = recordsFor(campus, asker);
    const [one] = records;
    if (!one) throw new Error('nobody handed anything in');
    const corrected = [];
    for (const by of [asker, campus.walker]) corrected.push(await campus.handInTwice(server, by, 'canteen'));
    return [
      ...[...records, ...corrected].map((record) => ({
        what: `the first submission of ${nameRecord(record, asker)}`,
        thing: record,
        values: [record.id, campus.handedInAs(record.id)],
      })),
      {
        what: 'a submission of another record',
        thing: nothing(),
        values: [one.id, campus.handedInAs(records.at(-1)?.id ?? '')],
      },
      { what: 'no submission', thing: nothing(), values: [one.id, noId] },
      { what: 'a submission under no record', thing: nothing(), values: [noId, campus.handedInAs(one.id)] },
    ];
  },
  '/api/inspections/:id/photos/:sha256': (campus, _server, asker) => {
    const records = recordsFor(campus, asker);
    return records.flatMap((record, n) => {
      const other = records[(n + 1) % records.length] ?? record;
      return [
        { what: nameRecord(record, asker), thing: record, values: [record.id, record.sha256] },
        { what: `what was said in ${nameRecord(record, asker)}`, thing: record, values: [record.id, record.voice] },
        {
          what: `a photo of another record under ${nameRecord(record, asker)}`,
          thing: nothing(),
          values: [record.id, other.sha256],
        },
        { what: `no photo under ${nameRecord(record, asker)}`, thing: nothing(), values: [record.id, noHash] },
        { what: 'the photo under no record', thing: nothing(), values: [noId, record.sha256] },
      ];
    });
  },
  '/api/hazards/:id': (campus, _server, asker) => [
    ...recordsFor(campus, asker).map((record) => ({
      what: `what was found in ${nameRecord(record, asker)}`,
      thing: record,
      values: [hazardId(record.id, 'Z1-01')],
    })),
    { what: 'no case', thing: nothing(), values: [noId] },
    { what: 'what is no id', thing: nothing(), values: ['x'] },
  ],
  '/api/hazards/:id/photos/:sha256': (campus, _server, asker) => {
    const records = recordsFor(campus, asker);
    return records.flatMap((record, n) => {
      const [one, other] = [hazardId(record.id, 'Z1-01'), records[(n + 1) % records.length] ?? record];
      return [
        { what: `the photo of ${nameRecord(record, asker)}`, thing: record, values: [one, record.sha256] },
        {
          what: `a photo of another case under ${nameRecord(record, asker)}`,
          thing: nothing(),
          values: [one, other.sha256],
        },
        { what: 'no photo of a case', thing: nothing(), values: [one, noHash] },
        { what: 'the photo under no case', thing: nothing(), values: [noId, record.sha256] },
      ];
    });
  },
  '/api/hazards/:id/firm-links': (campus, _server, asker) => [
    ...recordsFor(campus, asker).map((record) => ({
      what: `what was found in ${nameRecord(record, asker)}`,
      thing: record,
      values: [hazardId(record.id, 'Z1-01')],
      body: { firm: '江南消防维保', phone: '' },
    })),
    { what: 'no case', thing: nothing(), values: [noId], body: { firm: '江南消防维保', phone: '' } },
    { what: 'what is no id', thing: nothing(), values: ['x'], body: { firm: '江南消防维保', phone: '' } },
  ],
  '/api/hazards/:id/firm-links/:link': async (campus, server, asker) => {
    const records = recordsFor(campus, asker);
    const found = records.map(async (record): Promise<Found> => {
      const [id, hazard, at] = [newId(server.clock.ms), hazardId(record.id, 'Z1-01'), server.clock.ms];
      const about = { id, hazardId: hazard, number: 'YH20261122-AAAAAA', secretHash: id, firm: '江南', phone: '' };
      const link = { ...about, madeBy: asker.id, madeAt: at, until: at + 1000 };
      await server.parts.store.firmLinks.add(campus.school.id, link, { most: 1e6, since: 0 }, () => []);
      return { what: `a link to ${nameRecord(record, asker)}`, thing: record, values: [hazard, id] };
    });
    const links = await Promise.all(found);
    const [first, other] = [links[0]?.values ?? [], links.at(-1)?.values ?? []];
    return [
      { what: 'a link to another case', thing: nothing(), values: [first[0] ?? '', other[1] ?? ''] },
      ...links,
      { what: 'no link', thing: nothing(), values: [first[0] ?? '', noId] },
      { what: 'a link to no case', thing: nothing(), values: [noId, other[1] ?? ''] },
    ];
  },
  '/api/samples/:id/photos/:sha256': async (campus, server) => {
    const [dorm, canteen] = [await campus.keepBox(server, 'dorm'), await campus.keepBox(server, 'canteen')];
    const lacking = await campus.keepBox(server, 'canteen', false);
    const box = (where: 'dorm' | 'canteen'): Thing => ({ is: 'whole', in: where, by: null });
    return [
      { what: 'a box of dorm', thing: box('dorm'), values: [dorm.id, dorm.sha256] },
      { what: 'a box of canteen', thing: box('canteen'), values: [canteen.id, canteen.sha256] },
      { what: 'a box whose photo is not here', thing: nothing(), values: [lacking.id, lacking.sha256] },
      { what: 'a photo of another box', thing: nothing(), values: [canteen.id, dorm.sha256] },
      { what: 'a photo of no box', thing: nothing(), values: [noId, canteen.sha256] },
      { what: 'no photo of a box', thing: nothing(), values: [canteen.id, noHash] },
    ];
  },
  '/api/photos/:sha256': async (campus, server, asker) => {
    const photoOf = (one: Record, what: string): Found => ({
      what,
      thing: { ...one, is: 'wanted' },
      values: [one.sha256],
      ...sending(one.mark),
    });
    const theirs = campus.records.filter(({ by }) => by === campus.walker.id);
    return [
      photoOf(await campus.handIn(server, asker, 'dorm', 'photo missing'), 'an own photo not sent yet'),
      photoOf(await campus.handIn(server, asker, 'canteen', 'whole'), 'an own photo that is here'),
      ...theirs.map((one) => photoOf(one, `another’s photo, ${one.is}`)),
      {
        what: 'a photo nobody named',
        thing: nothing(),
        values: [cast.sha256(picture('nobody'))],
        ...sending('nobody'),
      },
    ];
  },
  '/api/templates/:id/file': ({ ownVersion }) => [
    { what: 'a checklist', thing: plain, values: [encodeURIComponent(templateId(ownVersion))] },
    { what: 'no version of it', thing: nothing(), values: [encodeURIComponent('Z1@999')] },
    { what: 'what is no id', thing: nothing(), values: ['x'] },
  ],
  '/api/rounds/:id/photos/:sha256': async (campus, server) => {
    const [dorm, canteen] = [await campus.visit(server, 'dorm'), await campus.visit(server, 'canteen')];
    const round = (where: 'dorm' | 'canteen'): Thing => ({ is: 'whole', in: where, by: null });
    return [
      { what: 'a point of dorm', thing: round('dorm'), values: [dorm.id, dorm.sha256] },
      { what: 'a point of canteen', thing: round('canteen'), values: [canteen.id, canteen.sha256] },
      { what: 'a photo of another round', thing: nothing(), values: [canteen.id, dorm.sha256] },
      { what: 'a photo of no round', thing: nothing(), values: [noId, canteen.sha256] },
      { what: 'no photo of a round', thing: nothing(), values: [canteen.id, noHash] },
    ];
  },
  '/api/remarks/:id/looked': async (campus, server, asker) => {
    const body = { kinds: ['fast'], note: '' };
    const hasty = async (by: Staff, where: 'dorm' | 'canteen', is: 'whole' | 'withdrawn' = 'whole'): Promise<Found> => {
      const record = await campus.handIn(server, by, where, is, { activeMs: 1000 });
      return { what: nameRecord(record, asker), thing: record, values: [record.id], body };
    };
    return [
      await hasty(campus.walker, 'dorm'),
      await hasty(campus.walker, 'canteen'),
      await hasty(campus.walker, 'dorm', 'withdrawn'),
      await hasty(asker, 'dorm'),
      await hasty(asker, 'canteen'),
      { what: 'nothing that stands out', thing: nothing(), values: [noId], body },
      { what: 'what is no id', thing: nothing(), values: ['x'], body },
    ];
  },
  '/api/ledgers/:name': () => ledgersAsked,
  '/api/ledgers/:name/file': () => ledgersAsked,
  // A month that is not over, so that nothing is closed for those who are asked next.
  '/api/ledgers/:name/closed': () => ledgersClosed({ month: '2099-01' }),
  '/api/ledgers/:name/opened': () => ledgersClosed({ month: '2099-01', reason: '补签' }),
  '/api/read-tokens/:id': async (campus, server, asker) => {
    const { id } = await campus.giveToken(server, ['metrics'], [], asker);
    return [
      { what: 'a token', thing: { is: 'whole', in: 'dorm', by: asker.id }, values: [id] },
      { what: 'no token', thing: nothing(), values: [noId] },
      { what: 'what is no id', thing: nothing(), values: ['x'] },
    ];
  },
  '/api/webhooks/:id': async (campus, server) => {
    const { id } = await campus.tell(server);
    return [
      { what: 'a webhook', thing: { is: 'whole', in: 'dorm', by: null }, values: [id] },
      { what: 'no webhook', thing: nothing(), values: [noId] },
      { what: 'what is no id', thing: nothing(), values: ['x'] },
    ];
  },
  '/api/webhooks/:id/deliveries/:delivery/again': async (campus, server) => {
    const [one, other] = [await campus.tell(server), await campus.tell(server)];
    return [
      { what: 'a delivery', thing: { is: 'whole', in: 'dorm', by: null }, values: [one.id, one.delivery], body: {} },
      { what: 'a delivery of another webhook', thing: nothing(), values: [one.id, other.delivery], body: {} },
      { what: 'no delivery', thing: nothing(), values: [one.id, noId], body: {} },
      { what: 'what is no id', thing: nothing(), values: ['x', 'x'], body: {} },
    ];
  },
  '/api/v1/ledgers/:name': () => ledgersAsked,
  '/api/alerts/:id': (...asked) => channels(...asked),
  '/api/alerts/:id/tried': (...asked) => channels(...asked),
  '/api/retention/holds/:id/lifted': (...asked) => holds(...asked),
  '/api/drafts/:id': (campus, _server, asker) => {
    const copy = (draftId: string) => ({
      version: 1,
      draft: {
        id: draftId,
        placeId: campus.places.dorm.id,
        template: { code: 'Z1' },
        answers: [],
        photos: [],
        changedAt: cast.tonight,
      },
    });
    // Whatever it is called, it is one's own.
    return [asker.id, noId].map((one) => ({ what: 'a copy', thing: plain, values: [one], body: copy(one) }));
  },
  '/api/devices/:id': async (campus, server, asker) => {
    const device = async (of: Staff, what: string): Promise<Found> => {
      const { sessionId } = await server.cookie(campus.school.id, of.id);
      return { what, thing: { is: 'whole', in: 'dorm', by: of.id }, values: [sessionId] };
    };
    const gone = await device(asker, 'an own device that was signed out');
    await server.parts.store.sessions.end(campus.school.id, gone.values[0] ?? '');
    return [
      await device(asker, 'an own device'),
      await device(campus.walker, 'another’s device'),
      { ...gone, thing: nothing() },
      { what: 'no device', thing: nothing(), values: [noId] },
      { what: 'what is no id', thing: nothing(), values: ['x'] },
    ];
  },
  '/api/phones/:person/:device/settled': async (campus, server) => {
    const phone = async (where: 'dorm' | 'canteen'): Promise<Found> => {
      const { id } = campus.as('patrol_dorm', where);
      const said = { schoolId: campus.school.id, personId: id, deviceId: id, agent: '', lost: undefined };
      await server.parts.store.phones.announce({ ...said, items: [], at: server.clock.ms });
      return { what: `a phone of ${where}`, thing: { is: 'whole', in: where, by: id }, values: [id, id] };
    };
    const [dorm, canteen] = [await phone('dorm'), await phone('canteen')];
    return [
      dorm,
      canteen,
      { what: 'no phone of somebody', thing: nothing(), values: [dorm.values[0] ?? '', noId] },
      { what: 'a phone of nobody', thing: nothing(), values: [noId, noId] },
      { what: 'what is no id', thing: nothing(), values: ['x', 'x'] },
    ];
  },
  '/api/held/:id/settled': async (campus, server, asker) => {
    const body = { outcome: 'rejected', reason: '没有去过' };
    const held = async (by: Staff, where: 'dorm' | 'canteen', what: string): Promise<Found> => ({
      what: `${what} of ${where}`,
      thing: { is: 'held', in: where, by: by.id },
      values: [await campus.setAside(server, by, where)],
      body,
    });
    return [
      await held(campus.walker, 'dorm', 'what another said'),
      await held(campus.walker, 'canteen', 'what another said'),
      await held(asker, 'dorm', 'what oneself said'),
      await held(asker, 'canteen', 'what oneself said'),
      { what: 'nothing held', thing: nothing(), values: [noId], body },
      { what: 'what is no id', thing: nothing(), values: ['x'], body },
    ];
  },
  '/api/places/:id/floor-plan': (...asked) => floorPlans({}, ...asked),
  '/api/places/:id/floor-plan/picture': (...asked) => floorPlans({ body: picture('a plan') }, ...asked),
  '/api/places/:id/floor-plan/markers': (...asked) => floorPlans({ body: { after: noId, markers: [] } }, ...asked),
  '/api/places/:id/floor-plan/pictures/:sha256': async (campus, server) => {
    const [dorm, canteen] = [await campus.hangPlan(server, 'dorm'), await campus.hangPlan(server, 'canteen')];
    const of = (where: 'dorm' | 'canteen'): Thing => ({ is: 'whole', in: where, by: null });
    return [
      { what: 'the plan of dorm', thing: of('dorm'), values: [dorm.placeId, dorm.sha256] },
      { what: 'the plan of canteen', thing: of('canteen'), values: [canteen.placeId, canteen.sha256] },
      { what: 'the plan of another building', thing: nothing(), values: [canteen.placeId, dorm.sha256] },
      { what: 'no picture of a plan', thing: nothing(), values: [dorm.placeId, noHash] },
      { what: 'a plan of nowhere', thing: nothing(), values: [noId, dorm.sha256] },
    ];
  },
  '/api/public-places/:code': () => [{ what: 'no code of here', thing: nothing(), values: ['AAAA-BBBB'] }],
  '/api/public-places/:code/similar/:category': () => [
    { what: 'no code of here', thing: nothing(), values: ['AAAA-BBBB', 'fire'] },
  ],
  '/api/public-reports/:number': () => [{ what: 'no report', thing: nothing(), values: ['YH20261122-AAAAAA'] }],
  '/api/public-reports/:number/rating': () => [
    { what: 'no report', thing: nothing(), values: ['YH20261122-AAAAAA'], body: { stars: 5, note: '' } },
  ],
  '/api/public-reports/:number/appeal': () => [
    { what: 'no report', thing: nothing(), values: ['YH20261122-AAAAAA'], body: { note: '还在' } },
  ],
  '/api/public-reports/:number/photos/:sha256': () => [
    { what: 'a photo of no report', thing: nothing(), values: ['YH20261122-AAAAAA', noHash] },
  ],
  '/api/firm-cases/:number': () => [{ what: 'no link', thing: nothing(), values: ['YH20261122-AAAAAA'] }],
  '/api/firm-cases/:number/progress': () => [
    {
      what: 'no link',
      thing: nothing(),
      values: ['YH20261122-AAAAAA'],
      body: { name: '', note: '换好了', photos: [] },
    },
  ],
  '/api/firm-cases/:number/photos/:sha256': () => [
    { what: 'a photo of no link', thing: nothing(), values: ['YH20261122-AAAAAA', noHash] },
  ],
  '/api/people/:id/left': (...asked) => comings('left', ...asked),
  '/api/people/:id/back': (...asked) => comings('back', ...asked),
  '/api/people/:id/changed': async (campus, server, asker) => {
    const newcomer = await campus.join(server, `changed-${newcomers++}`);
    const body = { name: newcomer.name, role: 'repair', scope: [] };
    const own = { name: asker.person.name, role: asker.role, scope: asker.person.scope };
    return [
      { what: 'somebody', thing: { is: 'whole', in: 'dorm', by: null }, values: [newcomer.id], body },
      { what: 'oneself', thing: { is: 'whole', in: 'dorm', by: asker.id }, values: [asker.id], body: own },
      { what: 'nobody', thing: nothing(), values: [noId], body },
      { what: 'what is no id', thing: nothing(), values: ['x'], body },
    ];
  },
  '/api/invites/:id': async (campus, server, asker) => {
    const id = newId(server.clock.ms);
    const personId = newId(server.clock.ms);
    const [madeAt, until] = [server.clock.ms, server.clock.ms + 1000];
    const invite = { id, personId, codeHash: id, madeBy: asker.id, madeAt, until };
    await server.parts.store.people.add(
      campus.school.id,
      asker.person,
      { ...asker.person, id: personId, username: `invited-${newcomers++}` },
      () => [],
      null,
      madeAt,
      invite,
    );
    return [
      { what: 'an invite', thing: { is: 'whole', in: 'dorm', by: asker.id }, values: [id] },
      { what: 'no invite', thing: nothing(), values: [noId] },
      { what: 'what is no id', thing: nothing(), values: ['x'] },
    ];
  },
  '/api/people/:id/password': (campus, _server, asker) => [
    { what: 'oneself', thing: { is: 'whole', in: 'dorm', by: asker.id }, values: [asker.id], body: { password } },
    { what: 'somebody', thing: { is: 'whole', in: 'dorm', by: null }, values: [campus.walker.id], body: { password } },
    { what: 'nobody', thing: nothing(), values: [noId], body: { password } },
    { what: 'what is no id', thing: nothing(), values: ['x'], body: { password } },
  ],
};

const floorPlans = async (said: Pick<Found, 'body'>, ...[campus, server]: Parameters<Find>): Promise<Found[]> => {
  const [dorm, canteen] = [await campus.hangPlan(server, 'dorm'), await campus.hangPlan(server, 'canteen')];
  return [
    { what: 'the plan of dorm', thing: { is: 'whole', in: 'dorm', by: null }, values: [dorm.placeId], ...said },
    {
      what: 'the plan of canteen',
      thing: { is: 'whole', in: 'canteen', by: null },
      values: [canteen.placeId],
      ...said,
    },
    { what: 'a plan of nowhere', thing: nothing(), values: [noId], ...said },
    { what: 'what is no id', thing: nothing(), values: ['x'], ...said },
  ];
};

/** A whole photo as one chunk: good for PUT and PATCH. */
const sending = (mark: string): Pick<Found, 'headers' | 'body'> => {
  const bytes = picture(mark);
  return { headers: { 'upload-offset': '0', 'upload-length': String(bytes.length) }, body: bytes };
};

/** Somebody new each time: who left signs nothing any more. */
async function comings(door: 'left' | 'back', campus: Campus, server: Server, asker: Staff): Promise<Found[]> {
  const body = { reason: '调走了' };
  const newcomer = await campus.join(server, `comer-${newcomers++}`);
  if (door === 'back') await campus.leave(server, newcomer);
  return [
    { what: 'somebody', thing: { is: 'whole', in: 'dorm', by: null }, values: [newcomer.id], body },
    { what: 'oneself', thing: { is: 'whole', in: 'dorm', by: asker.id }, values: [asker.id], body },
    { what: 'nobody', thing: nothing(), values: [noId], body },
    { what: 'what is no id', thing: nothing(), values: ['x'], body },
  ];
}

let newcomers = 0;
/** A body that would do something, for those who may. */
const bodies: { [route: string]: (campus: Campus, asker: Staff) => unknown } = {
  'POST /api/session': ({ walker }) => ({ username: walker.person.username, password }),
  'POST /api/setup': () => ({
    code: 'ABCD-2345',
    school: { name: '第三中学', kind: 'secondary', facilities: [] },
    manager: { name: '孙静', username: 'sun', role: 'principal', password },
  }),
  'POST /api/v1/alarms': ({ places }) => ({
    id: 'loop-2/47',
    at: cast.tonight,
    place: places.dorm.id,
    category: 'fire',
    text: '感烟探测器报警',
  }),
  'POST /api/people': ({ places }) => ({
    name: '赵敏',
    username: `new-${newcomers++}`,
    role: roles[newcomers % roles.length],
    scope: [places.dorm.id],
    password,
  }),
  // The walker has a password already, and is not invited again.
  'POST /api/invites': ({ walker }) => ({ people: [walker.id] }),
  'POST /api/invitation': () => ({ code: 'AAAA-BBBB' }),
  'POST /api/invitation/used': () => ({ code: 'AAAA-BBBB', password }),
  'POST /api/session/pin': ({ walker }) => ({ username: walker.person.username, pin: '381604', device: noId }),
  'PUT /api/pin': () => ({ pin: '381604', was: '381604' }),
  'PUT /api/password': () => ({ chosen: password, was: '381604' }),
  'POST /api/alerts': channel,
  'POST /api/webhooks': () => ({
    name: '大屏',
    url: 'http://127.0.0.1:9/hook',
    events: ['hazard-opened'],
    places: [],
  }),
  'POST /api/read-tokens': () => ({ name: '监控', kinds: ['metrics'], places: [], days: 1 }),
  'POST /api/messages/read': () => ({ ids: [noId], through: null }),
  'POST /api/push-subscription': (_campus, asker) => ({
    endpoint: `https://push.example.com/${asker.id}`,
    p256dh: 'A'.repeat(87),
    auth: 'A'.repeat(22),
  }),
  'POST /api/templates/read': () => cast.checklist,
  'POST /api/first-run': () => ({ did: 'dismiss' }),
  // Upon a change that never was: whoever may is told of the conflict, and nothing changes for those who are asked next.
  'POST /api/settings': ({ school }) => ({ ...chosenOf(school), was: noId }),
  'POST /api/retention/years': () => ({ rounds: 3, cases: 5, food: 2, photos: 3, names: 1, audit: 5 }),
  'POST /api/retention/holds': () => ({ what: 'all', about: '', reason: '查事故' }),
  'POST /api/places/read': () => ({}),
  'POST /api/assets/read': () => ({}),
  'POST /api/school-file/read': () => ({}),
  'POST /api/school-file/kept': () => ({}),
  'POST /api/announce': (_campus, asker) => ({ protocol: 'patrol/1', device: asker.id, items: [] }),
  'POST /api/ledger': (campus, asker) => ({
    protocol: 'patrol/1',
    device: asker.id,
    build: 'proof',
    entries: [campus.entry(asker, 'school-founded', campus.school)],
  }),
};

const ledgersClosed = (body: object): Found[] => [
  { what: 'a ledger', thing: { is: 'whole', in: 'dorm', by: null }, values: ['fire-patrol'], body },
  { what: 'what is never closed', thing: nothing(), values: ['extinguishers'], body },
  { what: 'no ledger', thing: nothing(), values: ['nothing'], body },
];

const ledgersAsked: Found[] = [
  { what: 'a ledger', thing: { is: 'whole', in: 'dorm', by: null }, values: ['night-count'] },
  { what: 'a ledger of cases', thing: { is: 'whole', in: 'dorm', by: null }, values: ['hazards'] },
  { what: 'the register of samples', thing: { is: 'whole', in: 'canteen', by: null }, values: ['samples'] },
  { what: 'no ledger', thing: nothing(), values: ['none'] },
];

/** What a question must say to be one. */
const registerDays = '?from=2026-11-22&to=2026-11-22';
const queries: { [path: string]: string | ((campus: Campus) => string) } = {
  '/api/rounds': registerDays,
  '/api/rounds/file': registerDays,
  '/api/rounds/calendar': registerDays,
  '/api/rounds/last-visits': (campus) => `?route=${campus.night('dorm').route.id}`,
  '/api/remarks': registerDays,
  '/api/rechecks/pairs': registerDays,
  '/api/remarks/file': registerDays,
  '/api/rechecks/pairs/file': registerDays,
  '/api/ledgers/check': '?code=0',
  '/api/ledgers/:name': registerDays,
  '/api/v1/ledgers/:name': registerDays,
  '/api/ledgers/:name/file': registerDays,
  '/api/hazards/figures': registerDays,
  '/api/analysis/inspections': registerDays,
  '/api/analysis/rounds': registerDays,
  '/api/analysis/days': registerDays,
  '/api/analysis/hazards': registerDays,
  '/api/analysis/registers': registerDays,
  '/api/analysis/round-list': registerDays,
  '/api/analysis/meal-list': registerDays,
  '/api/analysis/round-list/file': registerDays,
  '/api/analysis/unreached-list': registerDays,
  '/api/analysis/unreached-list/file': registerDays,
  '/api/analysis/meal-list/file': registerDays,
  '/api/today/list': '?of=samples',
  '/api/today/list/file': '?of=samples',
  '/api/search': '?q=%E7%81%AF&kinds=hazard,inspection,sample,person,place,asset',
  '/api/samples': registerDays,
  '/api/samples/file': registerDays,
  '/api/school-file/kept': '?basis=1',
};

const plain: Thing = { is: 'whole', in: 'dorm', by: null };

/** Every question this route can be asked, for this asker. Says what to do when a new route cannot be asked yet. */
export async function cellsOf(route: Route, campus: Campus, server: Server, asker: Staff): Promise<Cell[]> {
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  // A real GET of a photo by its hash alone is never answered; HEAD is what the route is for.
  const method = nameOf(route) === 'GET /api/photos/:sha256' ? 'HEAD' : route.method;
  const body = bodies[nameOf(route)]?.(campus, asker) ?? (['GET', 'DELETE'].includes(route.method) ? undefined : {});
  const asked = queries[route.path] ?? '';
  const query = typeof asked === 'string' ? asked : asked(campus);
  if (parameters.length === 0) return [{ what: 'it', thing: plain, method, path: route.path + query, body }];
  const find = found[route.path];
  if (!find)
    throw new Error(
      `${nameOf(route)} has the parameters ${parameters.join(', ')}, and nobody has said what they stand for. Add an entry for "${route.path}" to \`found\` in tests/proof/access/cells.ts: an own thing, another's, one of another building, one that is absent.`,
    );
  const things = await find(campus, server, asker);
  return things.map((one) => {
    const left = [...one.values];
    const path = route.path.replaceAll(/:\w+/g, () => left.shift() ?? '') + query;
    const sent = ['PUT', 'PATCH', 'POST'].includes(method) ? (one.body ?? body) : undefined;
    return { what: one.what, thing: one.thing, method, path, headers: one.headers ?? {}, body: sent };
  });
}
