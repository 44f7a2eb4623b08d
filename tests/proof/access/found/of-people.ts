// People who come and go, their invitations, and their phones.
import { newId } from '../../../../src/server/new-id.ts';
import * as cast from '../../../cast.ts';
import type { Campus, Staff } from '../campus.ts';
import { password, type Server } from '../server.ts';
import { nextNewcomer, noId, nothing, plain, type Finds, type Found } from './found.ts';

/** Somebody new each time: who left signs nothing any more. */
async function comings(door: 'left' | 'back', campus: Campus, server: Server, asker: Staff): Promise<Found[]> {
  const body = { reason: '调走了' };
  const newcomer = await campus.join(server, `comer-${nextNewcomer()}`);
  if (door === 'back') await campus.leave(server, newcomer);
  return [
    { what: 'somebody', thing: { is: 'whole', in: 'dorm', by: null }, values: [newcomer.id], body },
    { what: 'oneself', thing: { is: 'whole', in: 'dorm', by: asker.id }, values: [asker.id], body },
    { what: 'nobody', thing: nothing(), values: [noId], body },
    { what: 'what is no id', thing: nothing(), values: ['x'], body },
  ];
}

export const ofPeople: Finds = {
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
  '/api/people/:id/left': (...asked) => comings('left', ...asked),
  '/api/people/:id/back': (...asked) => comings('back', ...asked),
  '/api/people/:id/changed': async (campus, server, asker) => {
    const newcomer = await campus.join(server, `changed-${nextNewcomer()}`);
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
      { ...asker.person, id: personId, username: `invited-${nextNewcomer()}` },
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
