import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import type { Entry, EntryOf } from './entry.ts';
import type { Hazard } from './hazard.ts';
import { decidedOn, handlingOf, lastStep, type HazardDo } from './hazard-handling.ts';
import type { Person } from './person.ts';
import { possibleSteps } from './hazard-possible.ts';
import { Random } from '../../tests/simulation/random.ts';
import { isOver } from './hazard-words.ts';
import { wasPlannedByAnother, wasReplaced } from './signed-on.ts';

const { dian, an, fen, xiao, zong } = cases;
const { wang, sun } = cast;

type Way = readonly (readonly [Person, HazardDo, object?])[];

/** A case after these steps. */
function caseOf(ledger: cases.Ledger, way: Way, id = ledger.report().id): Hazard {
  for (const [by, what, over] of way) {
    const said = { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare;
    expect(ledger.take(id, by, said), what).toBeNull();
  }
  return ledger.hazard(id);
}

/** Says it on the case as it was seen then, with nobody refusing it; answers why it has no effect, and the case. `older`: the schema of a phone that names no `last`. */
function late(ledger: cases.Ledger, seen: Hazard, by: Person, what: HazardDo, older?: Entry['schema']) {
  const step = ledger.step(seen, by, cases.sayings[what](seen)) as EntryOf<'hazard-handled'>;
  const { hash: _hash, kind, body, schema, ...over } = step;
  const { last: _last, ...named } = body.seen;
  const said = older === undefined ? body : { ...body, seen: named };
  expect(ledger.say(cast.entry(kind, said, { ...over, schema: older ?? schema }), by)).toBeNull();
  const hazard = ledger.hazard(seen.id);
  const { steps } = handlingOf(hazard);
  return { hazard, without: steps.at(-1)?.without ?? null, replaced: wasReplaced(steps, steps.at(-1)!) };
}

const none = { without: 'step-not-now', replaced: true };
const planned = (to: string): Way[number] => [dian, 'plan', { plan: cases.commitments({ to }) }];
const toPlan: Way = [
  [sun, 'assign', { grade: 'L' }],
  [dian, 'accept'],
];
const toWork: Way = [
  [sun, 'assign'],
  [dian, 'accept'],
];

test.each(['approve-plan', 'return-plan'] as const)(
  'a plan that took the place of the one that was read is not decided on (%s)',
  (what) => {
    const ledger = new cases.Ledger();
    const seen = caseOf(ledger, [...toPlan, planned('2026-11-28')]);
    const before = caseOf(ledger, [planned('2027-03-31')], seen.id);
    const { hazard, ...rest } = late(ledger, seen, fen, what);
    expect(rest).toEqual(none);
    expect(hazard).toMatchObject({ state: 'plan-review', dueAt: before.dueAt });
    expect(handlingOf(hazard).plan).toMatchObject({ to: '2027-03-31', approved: null });
    expect(late(ledger, hazard, fen, 'approve-plan').hazard.state).toBe('rectifying');
  },
);

test.each(['grant-extension', 'refuse-extension'] as const)(
  'more time that was asked for anew is not decided on with the first wish (%s)',
  (what) => {
    const ledger = new cases.Ledger();
    const seen = caseOf(ledger, [...toWork, [dian, 'extend', { to: '2026-12-05' }]]);
    caseOf(
      ledger,
      [
        [an, 'refuse-extension'],
        [dian, 'extend'],
      ],
      seen.id,
    );
    const { hazard, ...rest } = late(ledger, seen, sun, what);
    expect(rest).toEqual(none);
    expect(hazard.state).toBe('extension-review');
    expect(handlingOf(hazard)).toMatchObject({ wanted: { to: '2027-01-31' }, extensions: 0 });
  },
);

test.each(['pass', 'fail'] as const)('what was put right anew is not checked with the first time (%s)', (what) => {
  const ledger = new cases.Ledger();
  const seen = caseOf(ledger, [...toWork, [dian, 'rectify']]);
  caseOf(
    ledger,
    [
      [an, 'fail'],
      [dian, 'rectify', { note: '又换了一次' }],
    ],
    seen.id,
  );
  const { hazard, ...rest } = late(ledger, seen, sun, what);
  expect(rest).toEqual(none);
  expect([hazard.state, handlingOf(hazard).checked]).toEqual(['to-verify', null]);
});

test('what was checked anew is not closed on the first check, nor on an own one that did not count', () => {
  const ledger = new cases.Ledger();
  const seen = caseOf(ledger, [...toWork, [dian, 'rectify'], [sun, 'pass']]);
  caseOf(
    ledger,
    [
      [sun, 'fail'],
      [dian, 'rectify'],
      [sun, 'pass'],
    ],
    seen.id,
  );
  const { hazard, ...rest } = late(ledger, seen, an, 'close');
  expect([rest, hazard.state]).toEqual([none, 'verified']);
  expect(late(ledger, hazard, an, 'close').hazard.state).toBe('closed');
});

test('a report that was corrected is not confirmed as it was before', () => {
  const ledger = new cases.Ledger();
  const seen = ledger.report(wang, { fixed: true, photos: [cases.picture] });
  const amended = caseOf(ledger, [[wang, 'amend']], seen.id);
  const { hazard, ...rest } = late(ledger, seen, sun, 'confirm');
  expect([rest.without, hazard.state]).toEqual(['step-not-now', 'fixed-on-spot']);
  expect(rest.replaced).toBe(true);
  expect(late(ledger, amended, sun, 'confirm').hazard.state).toBe('closed');
});

test.each(['grant-hand-on', 'refuse-hand-on'] as const)(
  'what was asked to be handed on anew, with other reasons, is not decided on with the first time (%s)',
  (what) => {
    const ledger = new cases.Ledger();
    const seen = caseOf(ledger, [
      [sun, 'assign'],
      [dian, 'hand-on'],
    ]);
    const again: Way = [
      [an, 'refuse-hand-on'],
      [dian, 'hand-on', { note: '这是配电房的总闸，要有证的人' }],
    ];
    const before = ledger.documents;
    const asked = caseOf(ledger, again, seen.id);
    const { hazard, ...rest } = late(ledger, seen, sun, what);
    expect([rest, hazard.state, handlingOf(hazard).person?.id]).toEqual([none, 'transfer', dian.id]);
    expect(late(ledger, asked, sun, what)).toMatchObject({ without: null, hazard: { state: 'assigned' } });
    ledger.documents = before;
    caseOf(ledger, again, seen.id);
    expect(late(ledger, seen, sun, what, 11).without).toBeNull();
  },
);

test.each(['appeal', 'amend', 'again'] as const)(
  'a report that was appealed for, corrected or said again meanwhile is not turned down as it was before, and may still be appealed for (%s)',
  (what) => {
    const ledger = new cases.Ledger();
    const seen = ledger.report(wang);
    if (what !== 'amend') caseOf(ledger, [[sun, 'reject']], seen.id);
    const adds = { ...cases.sayings.comment(seen), adds: true } as cases.Bare;
    const [by, said] = what === 'again' ? [cast.li, adds] : [wang, cases.sayings[what](seen)];
    expect(ledger.take(seen.id, by, said, what === 'again' ? seen : ledger.hazard(seen.id))).toBeNull();
    const before = ledger.documents;
    const stands = ledger.hazard(seen.id);
    const { hazard, ...rest } = late(ledger, seen, an, 'reject');
    expect([rest, hazard.state]).toEqual([none, 'reported']);
    expect(late(ledger, stands, an, 'reject').hazard.state).toBe('rejected');
    if (what !== 'appeal') caseOf(ledger, [[wang, 'appeal']], seen.id);
    ledger.documents = before;
    expect(late(ledger, seen, an, 'reject', 11).hazard.state).toBe('rejected');
  },
);

test('what may be major is judged to be less on all that others said of that: what moves nothing on and was not seen keeps the judgement without effect', () => {
  const ledger = new cases.Ledger();
  const seen = ledger.report(wang, { suspectedMajor: true });
  const before = ledger.documents;
  const point = { ...cases.sayings.comment(seen), adds: true, report: { majorRefs: ['M6'] } } as cases.Bare;
  const other = ledger.report(cast.li, { suspectedMajor: true });
  const merge: cases.Bare = { do: 'merge', into: seen.id, note: '' };
  const raise = { ...cases.sayings.raise(seen), adds: true } as cases.Bare;
  const ways: [string, Person, cases.Bare][] = [
    [seen.id, cast.li, point],
    [seen.id, cast.li, raise],
    [other.id, sun, merge],
  ];
  const reports = ledger.documents;
  for (const [on, by, said] of ways) {
    ledger.documents = reports;
    expect(ledger.take(on, by, said), said.do).toBeNull();
    const shown = ledger.hazard(seen.id);
    const unread = late(ledger, seen, fen, 'judge');
    expect([unread.without, unread.replaced, unread.hazard.grade], said.do).toEqual(['step-not-now', true, 'MS']);
    // Major is no less than anything that was said.
    const major = { ...cases.sayings.judge(seen), grade: 'M' } as cases.Bare;
    const after = ledger.documents;
    expect([ledger.take(seen.id, fen, major, seen), ledger.hazard(seen.id).grade]).toEqual([null, 'M']);
    ledger.documents = after;
    expect(late(ledger, seen, fen, 'judge', 11).hazard.grade, said.do).toBe('L');
    ledger.documents = after;
    // Seen, and said days later without a network: it stands.
    ledger.now += 3 * 86_400_000;
    expect(late(ledger, shown, fen, 'judge').hazard.grade, said.do).toBe('L');
  }
  // Of two judgements the second one was not lacking anything: it was judged already.
  ledger.documents = before;
  caseOf(
    ledger,
    [
      [cast.li, 'raise', { adds: true }],
      [fen, 'judge'],
    ],
    seen.id,
  );
  expect(late(ledger, seen, xiao, 'judge')).toMatchObject({ without: 'step-not-now', replaced: false });
});

test('a remark, progress, or another checker in between does not undo a signature', () => {
  const ledger = new cases.Ledger();
  const seen = caseOf(ledger, [...toPlan, planned('2026-11-28')]);
  caseOf(
    ledger,
    [
      [wang, 'comment'],
      [dian, 'progress'],
      [dian, 'interim'],
    ],
    seen.id,
  );
  const approved = late(ledger, seen, fen, 'approve-plan');
  expect([approved.without, approved.hazard.state]).toEqual([null, 'rectifying']);
  const done = caseOf(ledger, [[dian, 'rectify']], seen.id);
  caseOf(
    ledger,
    [
      [sun, 'raise'],
      [fen, 'judge', { grade: 'L' }],
    ],
    seen.id,
  );
  const passed = late(ledger, done, sun, 'pass');
  expect([passed.without, passed.hazard.state]).toEqual([null, 'verified']);
});

test('the word of an older phone counts as it did', () => {
  const ledger = new cases.Ledger();
  const seen = caseOf(ledger, [...toPlan, planned('2026-11-28')]);
  caseOf(ledger, [planned('2027-03-31')], seen.id);
  expect(late(ledger, seen, fen, 'approve-plan', 8).hazard.state).toBe('rectifying');
});

test('a plan that somebody else made on what was there before takes the place of none; the own one does, and so does one made on what was read', () => {
  const ledger = new cases.Ledger();
  const seen = caseOf(ledger, toPlan);
  const first = caseOf(ledger, [planned('2027-03-31')], seen.id);
  const second = late(ledger, seen, zong, 'plan');
  expect(second).toMatchObject({ without: 'step-not-now', hazard: { state: 'plan-review' } });
  expect(handlingOf(second.hazard).plan).toEqual(handlingOf(first).plan);
  expect(handlingOf(second.hazard).steps.map(wasPlannedByAnother).filter(Boolean)).toHaveLength(1);
  expect(late(ledger, seen, dian, 'plan').without).toBeNull();
  expect(late(ledger, seen, zong, 'plan', 9).without).toBeNull();
  caseOf(ledger, [planned('2027-03-31'), [wang, 'comment']], seen.id);
  expect(late(ledger, ledger.hazard(seen.id), zong, 'plan').without).toBeNull();
  // Of what was returned nothing is there that it would take the place of.
  const again = caseOf(ledger, [[fen, 'return-plan']], seen.id);
  expect(late(ledger, seen, dian, 'plan').without).toBeNull();
  expect(late(ledger, again, zong, 'plan').without).toBe('step-not-now');
});

test('what was planned on a case that had gone to somebody else is not approved in that one’s plan', () => {
  const ledger = new cases.Ledger();
  const seen = caseOf(ledger, [...toPlan, [dian, 'progress']]);
  // His plan, which does not count, is what he signs.
  const own = ledger.step(seen, dian, cases.sayings.plan(seen));
  caseOf(
    ledger,
    [
      [sun, 'assign', { grade: 'L', personId: cases.shui.id }],
      [cases.shui, 'accept'],
    ],
    seen.id,
  );
  const theirs = caseOf(ledger, [[cases.shui, 'plan']], seen.id);
  expect(ledger.say(own, dian)).toBeNull();
  const shown = { ...theirs, handling: { ...handlingOf(theirs), on: own.id } };
  expect(late(ledger, shown, fen, 'approve-plan', 11)).toMatchObject(none);
});

const who: Partial<Record<HazardDo, Person>> = {
  amend: wang,
  confirm: xiao,
  'send-back': sun,
  assign: sun,
  accept: dian,
  reject: an,
  appeal: wang,
  'hand-on': dian,
  'grant-hand-on': xiao,
  'refuse-hand-on': xiao,
  plan: dian,
  'approve-plan': xiao,
  'return-plan': xiao,
  extend: dian,
  'grant-extension': xiao,
  'refuse-extension': xiao,
  rectify: dian,
  pass: sun,
  fail: an,
  close: xiao,
  comment: wang,
  progress: dian,
  raise: wang,
  judge: fen,
  escalate: fen,
  'come-back': sun,
};

/** What a decision is about, to the letter. */
function about(what: HazardDo, { text, category, placeId, handling }: Hazard): string | undefined {
  const of: Partial<Record<HazardDo, unknown>> = {
    'approve-plan': { ...handling?.plan, approved: null },
    'return-plan': { ...handling?.plan, approved: null },
    'grant-extension': handling?.wanted,
    'refuse-extension': handling?.wanted,
    pass: handling?.rectified,
    fail: handling?.rectified,
    close: handling?.checked,
    confirm: [text, category, placeId],
    reject: [text, category, placeId, handling?.appealed],
  };
  return JSON.stringify(of[what] ?? lastStep({ handling }, decidedOn[what]?.[0] as HazardDo)?.stepId);
}

const around = { place: cast.floor2, book: cases.responsibility, timeZone: 'Asia/Shanghai', people: new Map() };
const doable = (hazard: Hazard, now: number): HazardDo[] =>
  (Object.keys(who) as HazardDo[]).filter(
    (one) => possibleSteps([one], hazard, who[one]!, { ...around, now, into: undefined }).length > 0,
  );
/** What would leave nothing to decide on. */
const seldom = new Set<HazardDo>(['raise', 'judge', 'close', 'confirm', 'send-back', 'assign', 'reject', 'escalate']);

type Heard = Map<HazardDo, { stood: number; void: number }>;

/** A plan that stands in the place of one that somebody else made, and that whoever made it had not read. */
function isUnread(shown: Hazard, before: Hazard, by: Person): boolean {
  const { plan } = handlingOf(before);
  return plan !== null && plan.by.id !== by.id && about('approve-plan', shown) !== about('approve-plan', before);
}

/** Whoever decides, or plans, has seen the case as it stood at some time when that could be done. */
function play(seed: number, heard: Heard, broken: string[]): void {
  const random = new Random(seed);
  const ledger = new cases.Ledger();
  const { id } = ledger.report(wang, {
    fixed: random.chance(0.3),
    photos: [cases.picture],
    suspectedMajor: random.chance(0.5),
  });
  const stands: Hazard[] = [];
  const isPlayed = ({ state, handling }: Hazard): boolean =>
    !isOver(state) || (state === 'rejected' && !handling?.appealed);
  for (let n = 0; n < 80 && isPlayed(ledger.hazard(id)); n++) {
    ledger.now += 60_000;
    const before = ledger.hazard(id);
    stands.push(before);
    const what = random.pick(doable(before, ledger.now));
    if (seldom.has(what) && random.chance(0.7)) continue;
    const day = `2027-0${1 + random.int(9)}-11`;
    const over: Partial<Record<HazardDo, object>> = {
      plan: { plan: cases.commitments({ to: day }) },
      extend: { to: day },
      amend: { text: `插座发黑 ${n}` },
      'grant-hand-on': { personId: dian.id },
      assign: { grade: before.grade === 'G' ? 'L' : before.grade },
    };
    const isDecision = about(what, before) !== undefined || what === 'plan';
    const by = what === 'plan' && random.chance(0.5) ? zong : who[what]!;
    const could = stands.filter(({ state }) => state === before.state);
    const shown = isDecision && random.chance(0.5) ? random.pick(could) : before;
    const said = { ...cases.sayings[what](before), ...over[what] } as cases.Bare;
    if (ledger.take(id, by, said, shown) !== null || !isDecision) continue;
    const step = handlingOf(ledger.hazard(id)).steps.at(-1)!;
    const count = heard.get(what) ?? { stood: 0, void: 0 };
    heard.set(what, count);
    if (!step.without) count.stood++;
    else if (what === 'plan' || wasReplaced(handlingOf(ledger.hazard(id)).steps, step)) count.void++;
    const isBroken = what === 'plan' ? isUnread(shown, before, by) : about(what, shown) !== about(what, before);
    if (!step.without && isBroken) broken.push(`seed ${seed}, ${n}: ${what}`);
  }
}

test('no signature stands on something made after what its signer saw, and no plan on one of somebody else', () => {
  const heard: Heard = new Map();
  const broken: string[] = [];
  for (let seed = 1; seed <= 100; seed++) play(seed, heard, broken);
  expect(broken).toEqual([]);
  expect([...heard.keys()].sort()).toEqual([...Object.keys(decidedOn), 'plan'].sort());
  expect(heard.get('plan')?.void).toBeGreaterThan(20);
  const all = [...heard.values()];
  expect(Math.min(...all.map(({ stood }) => stood))).toBeGreaterThan(5);
  expect(all.reduce((sum, one) => sum + one.void, 0)).toBeGreaterThan(100);
});
