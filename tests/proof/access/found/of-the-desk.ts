// What managers work with at the desk: checklists, ledgers, tokens to read with, webhooks, channels, holds.
import { templateId } from '../../../../src/domain/template.ts';
import { newId } from '../../../../src/server/new-id.ts';
import { channel } from '../bodies.ts';
import { giveToken, tell } from '../outsiders.ts';
import { noId, nothing, plain, type Find, type Finds, type Found } from './found.ts';

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

export const ofTheDesk: Finds = {
  '/api/templates/:id/file': ({ ownVersion }) => [
    { what: 'a checklist', thing: plain, values: [encodeURIComponent(templateId(ownVersion))] },
    { what: 'no version of it', thing: nothing(), values: [encodeURIComponent('Z1@999')] },
    { what: 'what is no id', thing: nothing(), values: ['x'] },
  ],
  '/api/ledgers/:name': () => ledgersAsked,
  '/api/ledgers/:name/file': () => ledgersAsked,
  // A month that is not over, so that nothing is closed for those who are asked next.
  '/api/ledgers/:name/closed': () => ledgersClosed({ month: '2099-01' }),
  '/api/ledgers/:name/opened': () => ledgersClosed({ month: '2099-01', reason: '补签' }),
  '/api/read-tokens/:id': async (campus, server, asker) => {
    const { id } = await giveToken(campus, server, ['metrics'], [], asker);
    return [
      { what: 'a token', thing: { is: 'whole', in: 'dorm', by: asker.id }, values: [id] },
      { what: 'no token', thing: nothing(), values: [noId] },
      { what: 'what is no id', thing: nothing(), values: ['x'] },
    ];
  },
  '/api/webhooks/:id': async (campus, server) => {
    const { id } = await tell(campus, server);
    return [
      { what: 'a webhook', thing: { is: 'whole', in: 'dorm', by: null }, values: [id] },
      { what: 'no webhook', thing: nothing(), values: [noId] },
      { what: 'what is no id', thing: nothing(), values: ['x'] },
    ];
  },
  '/api/webhooks/:id/deliveries/:delivery/again': async (campus, server) => {
    const [one, other] = [await tell(campus, server), await tell(campus, server)];
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
};
