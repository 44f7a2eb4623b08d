// Who may do what on the wire, said a second time: from the papers (`domain.md` 9, `reliability.md` 2.8 and 3), never
// from the code that it judges. A route that is not named here is let to nobody, and `matrix.test.ts` says so.
import type { EntryKind } from '../../../src/domain/entry.ts';
import type { Role } from '../../../src/domain/person.ts';

/** `covers`: the building somebody looks after, the whole school, or a place that is not there. */
export type Asker = { id: string; role: Role; covers: 'dorm' | 'canteen' | 'school' | 'nowhere' };
/** What is asked for. `aside`: held for a manager, so no record yet; `held`: as what is held. `wanted`: an entry of `by` lists the photo. */
export type Thing = {
  is: 'whole' | 'photo missing' | 'withdrawn' | 'aside' | 'held' | 'absent' | 'wanted' | 'to assign';
  in: 'dorm' | 'canteen';
  by: string | null;
};
type May = (who: Asker, thing: Thing) => boolean;
type Said = (who: Asker, thing: Thing) => 'accepted' | 'quarantined' | 'refused';

const leaders = new Set<Role>(['duty_leader', 'safety_office', 'logistics_head', 'vice_principal', 'principal']);
const offices = new Set<Role>(['safety_office', 'logistics_head', 'vice_principal', 'principal']);
const publishers = new Set<Role>(['safety_office', 'vice_principal', 'principal']);

const cooks = new Set<Role>(['sampler', 'food_officer', 'food_director']);

const staff: May = () => true;
const leader: May = ({ role }) => leaders.has(role);
const keeper: May = ({ role }) => leaders.has(role) || role === 'admin';
/** What holds in the whole school is set up by its managers, or who keeps the accounts. */
const plans: May = ({ role, covers }) => (leaders.has(role) && covers === 'school') || role === 'admin';
const wholeSchool: May = ({ role, covers }) => leaders.has(role) && covers === 'school';
const owner: May = (who, thing) => thing.by === who.id;
const isThere = (thing: Thing): boolean => thing.is !== 'absent' && thing.is !== 'aside';
const isCovered = (who: Asker, thing: Thing): boolean => who.covers === 'school' || who.covers === thing.in;
export const mayRead: May = (who, thing) =>
  isThere(thing) && (owner(who, thing) || (leader(who, thing) && isCovered(who, thing)));

/** Of a case: those who assign it, for its place. */
const office: May = (who, thing) => isThere(thing) && offices.has(who.role) && isCovered(who, thing);

/** What is open is shown, and may be seen again, by whoever walks there; who keeps the accounts walks nowhere. */
export const maySee: May = (who, thing) => who.role !== 'admin' && isCovered(who, thing);

const ledgerReader: May = (who, thing) =>
  isThere(thing) && (leader(who, thing) || (thing.in === 'canteen' && cooks.has(who.role)));

/** Who looked at photos of where students live is looked over by the head of the school and whoever keeps the accounts. */
const viewsReader: May = ({ role, covers }) =>
  role === 'admin' || ((role === 'principal' || role === 'vice_principal') && covers === 'school');

/** A case is read by whoever reported it, walks there or answers for the place. */
export const mayFollow: May = (who, thing) =>
  isThere(thing) && who.role !== 'admin' && (owner(who, thing) || isCovered(who, thing));

const planSeen: May = (who, thing) => isThere(thing) && (keeper(who, thing) || maySee(who, thing));
const planKept: May = (who, thing) => isThere(thing) && keeper(who, thing);

/** Whose account (user name, role, places) is shown to whom; everybody knows the own one. */
export const mayKnow = (who: Asker, personId: string): boolean =>
  who.id === personId || leaders.has(who.role) || who.role === 'admin';

/** What a stranger may ask. Everything else answers 401 without a living session, whatever it is. */
export const open = [
  'GET /api/health',
  'GET /api/openapi.json',
  'GET /api/docs',
  'GET /api/docs.css',
  'GET /api/setup',
  'POST /api/setup',
  'POST /api/session',
  // 师生扫码上报; what became of it is opened by number and secret.
  // Who holds a code is told what is printed above it.
  'GET /api/public-places/:code',
  'GET /api/public-places/:code/similar/:category',
  'POST /api/public-reports',
  'GET /api/public-reports/:number',
  'POST /api/public-reports/:number/rating',
  'POST /api/public-reports/:number/appeal',
  'PUT /api/public-reports/:number/photos/:sha256',
  // An outside firm, by the number of the case and the secret of its link.
  'GET /api/firm-cases/:number',
  'GET /api/firm-cases/:number/photos/:sha256',
  'POST /api/firm-cases/:number/progress',
  'PUT /api/firm-cases/:number/photos/:sha256',
  // P17: whoever holds a code of an invite is nobody yet.
  'POST /api/invitation',
  'POST /api/invitation/used',
  // By the PIN of this phone; from another it opens nothing.
  'POST /api/session/pin',
];

/** What a token to read with reads, by what it is for; a session reads nothing there, and a token reads nothing else. */
export const byToken: Record<string, 'inspections' | 'hazards' | 'rounds' | 'ledgers' | 'metrics' | 'alarms'> = {
  'GET /api/v1/inspections': 'inspections',
  'GET /api/v1/hazards': 'hazards',
  'GET /api/v1/rounds': 'rounds',
  'GET /api/v1/ledgers': 'ledgers',
  'GET /api/v1/ledgers/:name': 'ledgers',
  // `domain.md` 7.1: what a device raised is reported, and nothing is read.
  'POST /api/v1/alarms': 'alarms',
};

/** Let in, or answered as if it were not there. */
export const policy: Record<string, May> = {
  'GET /api/session': staff,
  'DELETE /api/session': staff,
  'GET /api/changes': staff,
  'POST /api/ledger': staff,
  'GET /api/hazards': staff,
  // Everybody's own, and nobody else's: there is nothing to name anybody by.
  // One's own, of the phone one asks with.
  'GET /api/drafts': staff,
  'PUT /api/drafts/:id': staff,
  'DELETE /api/drafts/:id': staff,
  'GET /api/pin': staff,
  'PUT /api/pin': staff,
  'DELETE /api/pin': staff,
  'PUT /api/password': staff,
  'GET /api/messages': staff,
  'POST /api/messages/read': staff,
  'POST /api/push-subscription': staff,
  'DELETE /api/push-subscription': staff,
  'GET /api/hazards/counts': staff,
  'GET /api/hazards/figures': leader,
  // Lists as files leave the school, so they are for managers.
  'GET /api/hazards/file': leader,
  'GET /api/inspections/file': leader,
  'GET /api/rounds/file': leader,
  'GET /api/phones/file': leader,
  'GET /api/remarks/file': leader,
  'GET /api/rechecks/pairs/file': leader,
  'GET /api/audit/file': plans,
  'GET /api/similar-hazards': staff,
  // By the whole name only.
  'GET /api/colleagues': staff,
  'GET /api/hazards/:id': mayFollow,
  'GET /api/hazards/:id/photos/:sha256': (who, thing) => mayFollow(who, thing) && thing.is !== 'photo missing',
  // 给外单位的链接: whoever has the case in hand, which nobody has here, and the safety office, 后勤 and those above them.
  'GET /api/hazards/:id/firm-links': office,
  'POST /api/hazards/:id/firm-links': office,
  'DELETE /api/hazards/:id/firm-links/:link': office,
  'GET /api/alerts': plans,
  'POST /api/alerts': plans,
  'DELETE /api/alerts/:id': (who, thing) => isThere(thing) && plans(who, thing),
  'POST /api/alerts/:id/tried': (who, thing) => isThere(thing) && plans(who, thing),
  'GET /api/rounds': leader,
  'GET /api/rounds/calendar': leader,
  // A photo is read through the round that shows it, by whoever answers for its point.
  'GET /api/rounds/:id/photos/:sha256': (who, thing) => isThere(thing) && leader(who, thing) && isCovered(who, thing),
  'GET /api/rounds/last-visits': (who, thing) => leader(who, thing) && isThere(thing),
  'GET /api/remarks': leader,
  'GET /api/streaks': leader,
  'GET /api/streaks/file': leader,
  // Nobody looks at the own work; a withdrawn record has nothing to look at.
  'POST /api/remarks/:id/looked': (who, thing) =>
    thing.is === 'whole' && leader(who, thing) && isCovered(who, thing) && !owner(who, thing),
  // Whoever may walk there; who keeps the accounts walks nowhere.
  'GET /api/rechecks': ({ role }) => role !== 'admin',
  'GET /api/rechecks/pairs': leader,
  // Only that something was written, of a kind.
  'GET /api/live': leader,
  'GET /api/ledgers': leader,
  'GET /api/ledgers/check': leader,
  // Which there are is no secret; what stands in them is read by whoever answers for the places.
  // That of the samples by the kitchen too.
  'GET /api/ledgers/:name': ledgerReader,
  'GET /api/ledgers/:name/file': ledgerReader,
  // Closed for the whole school.
  'POST /api/ledgers/:name/closed': (who, thing) => isThere(thing) && wholeSchool(who, thing),
  'POST /api/ledgers/:name/opened': (who, thing) => isThere(thing) && wholeSchool(who, thing),
  'GET /api/analysis/inspections': leader,
  'GET /api/analysis/rounds': leader,
  'GET /api/analysis/days': leader,
  'GET /api/analysis/hazards': leader,
  'GET /api/analysis/registers': leader,
  'GET /api/analysis/round-list': leader,
  'GET /api/analysis/asset-list': leader,
  'GET /api/analysis/meal-list': leader,
  'GET /api/analysis/round-list/file': leader,
  'GET /api/analysis/unreached-list': leader,
  'GET /api/analysis/unreached-list/file': leader,
  'GET /api/analysis/asset-list/file': leader,
  'GET /api/analysis/meal-list/file': leader,
  // Of the whole school, with cases of every place: for whoever leads it, and not for whoever looks after a part.
  'GET /api/briefing': (who, thing) => leader(who, thing) && who.covers === 'school',
  // Everybody asks; what he may not open he does not find (`src/server/routes/search.test.ts`).
  'GET /api/search': staff,
  'GET /api/photo-wall': leader,
  'GET /api/photo-views': viewsReader,
  'GET /api/photo-views/file': viewsReader,
  // domain.md 11: who leads, who keeps the kitchen, and who looks after a dormitory.
  'GET /api/today': ({ role }) => leaders.has(role) || cooks.has(role) || role === 'patrol_dorm',
  // Asked here of the samples, which the dormitory is not told.
  'GET /api/today/list': ({ role }) => leaders.has(role) || cooks.has(role),
  'GET /api/today/list/file': ({ role }) => leaders.has(role) || cooks.has(role),
  'GET /api/samples': ({ role }) => cooks.has(role) || leaders.has(role),
  'GET /api/samples/file': ({ role }) => cooks.has(role) || leaders.has(role),
  'GET /api/samples/gaps': ({ role }) => cooks.has(role) || leaders.has(role),
  // A photo is read through the box that shows it, by who reads the register of its canteen.
  'GET /api/samples/:id/photos/:sha256': (who, thing) =>
    isThere(thing) && (cooks.has(who.role) || leaders.has(who.role)) && isCovered(who, thing),
  'GET /api/templates/:id/file': ({ role }, thing) => isThere(thing) && publishers.has(role),
  'POST /api/templates/read': ({ role }) => publishers.has(role),
  'GET /api/places/file': keeper,
  'POST /api/places/read': keeper,
  // The equipment register of the places of whoever asks.
  'GET /api/assets/file': leader,
  'POST /api/assets/read': leader,
  // 平面图: whoever walks there sees what is open there; the picture and its points are kept as places are.
  'GET /api/places/:id/floor-plan': planSeen,
  'GET /api/places/:id/floor-plan/pictures/:sha256': planSeen,
  'PUT /api/places/:id/floor-plan/picture': planKept,
  'PUT /api/places/:id/floor-plan/markers': planKept,
  'DELETE /api/places/:id/floor-plan': planKept,
  'GET /api/library': ({ role }) => publishers.has(role),
  'GET /api/inspections': leader,
  'GET /api/signatures': leader,
  'GET /api/signatures/file': leader,
  'GET /api/inspections/:id': mayRead,
  // What was said before a correction is as much the record as what is said now.
  'GET /api/inspections/:id/submissions/:entry': mayRead,
  // Taken out of the school's hands, so by managers only, also of the own work.
  'GET /api/inspections/:id/evidence': (who, thing) => mayRead(who, thing) && leader(who, thing),
  'GET /api/hazards/:id/evidence': (who, thing) => mayFollow(who, thing) && leader(who, thing),
  'GET /api/inspections/:id/photos/:sha256': (who, thing) => mayRead(who, thing) && thing.is !== 'photo missing',
  'GET /api/photos/:sha256': owner,
  'PUT /api/photos/:sha256': owner,
  'PATCH /api/photos/:sha256': owner,
  'GET /api/devices': staff,
  'DELETE /api/devices/:id': (who, thing) => isThere(thing) && (owner(who, thing) || keeper(who, thing)),
  'POST /api/announce': staff,
  'GET /api/phones': leader,
  'POST /api/phones/:person/:device/settled': (who, thing) =>
    isThere(thing) && leader(who, thing) && isCovered(who, thing),
  'GET /api/held': leader,
  'GET /api/held/file': leader,
  // Whoever answers for the place, and not for the own work.
  'POST /api/held/:id/settled': (who, thing) =>
    thing.is === 'held' && leader(who, thing) && isCovered(who, thing) && !owner(who, thing),
  'GET /api/people': keeper,
  'POST /api/people': keeper,
  // Whoever is asked about oneself is told so, which is an answer.
  'POST /api/people/:id/left': (who, thing) => isThere(thing) && keeper(who, thing),
  'POST /api/people/:id/back': (who, thing) => isThere(thing) && keeper(who, thing),
  'POST /api/people/:id/changed': (who, thing) => isThere(thing) && keeper(who, thing),
  'GET /api/invites': keeper,
  'POST /api/invites': keeper,
  'DELETE /api/invites/:id': (who, thing) => isThere(thing) && keeper(who, thing),
  'GET /api/school-file': keeper,
  'POST /api/school-file/read': keeper,
  'POST /api/school-file/kept': keeper,
  'GET /api/first-run': plans,
  'POST /api/first-run': plans,
  // Like the calendar and who answers for what: set up by whoever may set the school up.
  'GET /api/settings': plans,
  'POST /api/settings': plans,
  'GET /api/retention': plans,
  'GET /api/retention/removed': plans,
  // What is decided about it, and what leaves the school, is for its managers and not for who keeps the accounts.
  'GET /api/retention/inventory': wholeSchool,
  'POST /api/retention/years': wholeSchool,
  'POST /api/retention/holds': wholeSchool,
  'POST /api/retention/holds/:id/lifted': (who, thing) => isThere(thing) && wholeSchool(who, thing),
  'GET /api/audit': plans,
  'GET /api/status': plans,
  'GET /api/webhooks': plans,
  // T36: what is recorded is told to nobody by who keeps the accounts.
  'POST /api/webhooks': ({ role, covers }) => leaders.has(role) && covers === 'school',
  'DELETE /api/webhooks/:id': (who, thing) => isThere(thing) && plans(who, thing),
  'POST /api/webhooks/:id/deliveries/:delivery/again': (who, thing) => isThere(thing) && plans(who, thing),
  'GET /api/read-tokens': plans,
  // T36: who keeps the accounts gives figures of the server only, which is what cells.ts asks for.
  'POST /api/read-tokens': plans,
  'DELETE /api/read-tokens/:id': (who, thing) => isThere(thing) && plans(who, thing),
  'POST /api/people/:id/password': (who, thing) => isThere(thing) && keeper(who, thing),
};

/** The kitchen's own work at its canteen; anybody else's is kept aside. */
const ofTheKitchen: Said = (who, thing) => (cooks.has(who.role) && isCovered(who, thing) ? 'accepted' : 'quarantined');

const planner: Said = (who, thing) => (plans(who, thing) ? 'accepted' : 'quarantined');
const walker: Said = (who, thing) =>
  (who.role === 'patrol_dorm' || who.role === 'patrol_guard') && isCovered(who, thing) ? 'accepted' : 'quarantined';

/** The verdict on each kind of entry, said in the sender's own name; in another's name nothing is accepted. */
export const sayings: Record<EntryKind, Said> = {
  'school-founded': () => 'quarantined',
  // Through its own door only.
  'school-changed': () => 'quarantined',
  'person-added': () => 'quarantined',
  'person-left': () => 'quarantined',
  'person-changed': () => 'quarantined',
  'person-invited': () => 'quarantined',
  // Through its own door only.
  'ledger-closing': () => 'quarantined',
  'held-settled': () => 'quarantined',
  'remarks-looked-at': () => 'quarantined',
  // By the door of the plan only, which takes the picture along.
  'floor-plan-kept': () => 'quarantined',
  // By the school's own clock.
  'removed-by-rule': () => 'quarantined',
  'place-added': (who, thing) => (keeper(who, thing) ? 'accepted' : 'quarantined'),
  'places-kept': (who, thing) => (keeper(who, thing) ? 'accepted' : 'quarantined'),
  // Whoever walks a place keeps its register; what is taken out of use is taken out by whoever answers for it.
  'asset-kept': (who, thing) => {
    const mayKeep = thing.is === 'withdrawn' ? leaders.has(who.role) : who.role !== 'admin';
    return mayKeep && isCovered(who, thing) ? 'accepted' : 'quarantined';
  },
  'template-published': ({ role }) => (publishers.has(role) ? 'accepted' : 'quarantined'),
  'inspection-submitted': (who, thing) =>
    who.role !== 'admin' && isCovered(who, thing) && (!isThere(thing) || owner(who, thing))
      ? 'accepted'
      : 'quarantined',
  'menu-set': ofTheKitchen,
  'sample-taken': ofTheKitchen,
  'sample-missed': ofTheKitchen,
  'sample-disposed': ofTheKitchen,
  'fridge-read': ofTheKitchen,
  // Two signatures are two people, the second of them not the one who keeps the boxes.
  'samples-signed': (who, thing) =>
    (who.role !== 'food_officer' && who.role !== 'food_director') || !isCovered(who, thing)
      ? 'quarantined'
      : owner(who, thing)
        ? 'refused'
        : 'accepted',
  'samples-sealed': (who, thing) =>
    (cooks.has(who.role) || leaders.has(who.role)) && isCovered(who, thing) ? 'accepted' : 'quarantined',
  // Whoever may seal may hand over what is sealed, also what others took.
  'samples-handed-over': (who, thing) =>
    (cooks.has(who.role) || leaders.has(who.role)) && isCovered(who, thing) ? 'accepted' : 'quarantined',
  'seal-lifted': (who, thing) =>
    (who.role === 'food_director' || leaders.has(who.role)) && isCovered(who, thing) ? 'accepted' : 'quarantined',
  // 拍隐患: whoever works here, wherever it is seen.
  'hazard-reported': ({ role }) => (role === 'admin' ? 'quarantined' : 'accepted'),
  // Whoever walks there says something of a case; 立案交办 is for the safety office, 后勤 and those above them.
  'hazard-handled': (who, thing) => {
    if (who.role === 'admin' || (!isCovered(who, thing) && !owner(who, thing))) return 'quarantined';
    if (thing.is !== 'to assign') return 'accepted';
    return offices.has(who.role) && isCovered(who, thing) ? 'accepted' : 'refused';
  },
  'responsibility-set': (who, thing) => (plans(who, thing) ? 'accepted' : 'quarantined'),
  'hazard-seen': (who, thing) => (isThere(thing) && maySee(who, thing) ? 'accepted' : 'quarantined'),
  // They hold in the whole school.
  'figures-set': (who, thing) => (leader(who, thing) && who.covers === 'school' ? 'accepted' : 'quarantined'),
  'inspection-signed': (who, thing) =>
    leader(who, thing) && isThere(thing) && thing.is !== 'withdrawn' && isCovered(who, thing) && !owner(who, thing)
      ? 'accepted'
      : 'refused',
  // They hold in the whole school as well; who keeps the accounts may set them up.
  'route-kept': planner,
  'plan-kept': planner,
  'calendar-set': planner,
  'shift-kept': planner,
  'turns-changed': planner,
  // Whoever has the role the plan names, where its route begins.
  'round-started': walker,
  'point-visited': walker,
  'point-skipped': walker,
  'round-finished': walker,
  // A window is closed by the school's own clock.
  'round-closed': () => 'quarantined',
  'inspection-withdrawn': (who, thing) =>
    isThere(thing) && owner(who, thing) && thing.is !== 'withdrawn' ? 'accepted' : 'refused',
};
