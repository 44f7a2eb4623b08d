// Records, the cases found in them, and what is to be looked at or settled of them.
import { hazardId } from '../../../../src/domain/hazard.ts';
import { newId } from '../../../../src/server/new-id.ts';
import type { Campus, Record, Staff } from '../campus.ts';
import { noHash, noId, nothing, type Finds, type Found } from './found.ts';

const recordsFor = ({ records, walker }: Campus, asker: Staff): Record[] =>
  records.filter(({ by }) => by === asker.id || by === walker.id);
const nameRecord = (record: Record, asker: Staff): string =>
  `${record.by === asker.id ? 'an own' : 'another’s'} record of ${record.in}, ${record.is}`;

export const ofRecords: Finds = {
  '/api/inspections/:id': (campus, _server, asker) => [
    ...recordsFor(campus, asker).map((record) => ({
      what: nameRecord(record, asker),
      thing: record,
      values: [record.id],
    })),
    { what: 'no record', thing: nothing(), values: [noId] },
  ],
  '/api/inspections/:id/evidence': (...asked) => ofRecords['/api/inspections/:id']?.(...asked) ?? [],
  '/api/hazards/:id/evidence': (...asked) => ofRecords['/api/hazards/:id']?.(...asked) ?? [],
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
};
