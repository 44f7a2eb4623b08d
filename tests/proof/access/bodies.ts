// What is sent to a route that takes something, and asked of one that wants to be asked.
import { roles } from '../../../src/domain/person.ts';
import { chosenOf } from '../../../src/domain/settings.ts';
import * as cast from '../../cast.ts';
import type { Campus, Staff } from './campus.ts';
import { nextNewcomer, noId } from './found/found.ts';
import { password } from './server.ts';

/** A port that no browser or server is let to call, so nobody is told anything. */
export const channel = () => ({
  name: '值班群',
  kind: 'wecom' as const,
  url: 'http://127.0.0.1:9/robot',
  secret: '',
  topics: ['missed' as const],
  quiet: null,
});

/** A body that would do something, for those who may. */
export const bodies: { [route: string]: (campus: Campus, asker: Staff) => unknown } = {
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
  'POST /api/people': ({ places }) => {
    const n = nextNewcomer();
    const role = roles[(n + 1) % roles.length];
    return { name: '赵敏', username: `new-${n}`, role, scope: [places.dorm.id], password };
  },
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

/** What a question must say to be one. */
const registerDays = '?from=2026-11-22&to=2026-11-22';
export const queries: { [path: string]: string | ((campus: Campus) => string) } = {
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
