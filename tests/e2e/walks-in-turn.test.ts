import { expect, test } from 'vitest';
import { asPattern, everySo, isInTurn, leftOut, namesOne, readWalks } from './walks-in-turn.ts';

const walks = readWalks();
const inTurn = walks.filter(({ tag }) => tag);

/** What is shown by nothing else, or must hold with every commit, by the file of its walks or by how one of them begins. */
const alwaysAsked: { [what: string]: [file: string, walk?: string][] } = {
  'from a cold start without a network': [['first-patrol']],
  'gone on with after a reload, a dead tab or a kill': [
    ['kills'],
    ['checklists', 'a checklist is written offline, survives a reload'],
    ['photo', 'handing in waits for it'],
    ['photo-marks', 'a circle by finger'],
    ['cases', 'what was shot and typed of a hazard is there after the browser was killed'],
    ['voice', 'a phone that dies while somebody speaks'],
  ],
  'photos without a network': [
    ['cases', 'a supervisor reports a hazard with a photo'],
    ['kitchen', 'a box is photographed without a line'],
    ['own-record', 'a photo lost after the receipt'],
  ],
  'delivered with the page closed, through a portal that lies, signed out meanwhile': [['page-closed']],
  'two tabs, a new version, a sign-in that expires': [['line']],
  'wrong bytes, and what is somebody else’s': [['nobody-in'], ['not-whole']],
  'phones that are shared': [['shared-phone']],
  'a round over two phones': [['rounds']],
  'one case on several phones': [
    ['serious-case'],
    ['cases'],
    ['case-hand', 'an after-photo for a case that somebody else has'],
    ['case-steps', 'every step of whoever puts it right'],
    ['case-desk', 'who answers for what is written once'],
    ['case-desk', 'found in its list, given out in two taps'],
    ['grave-cases', 'an outside firm puts right'],
  ],
  'hostile words': [['payloads']],
  'screens for those who read otherwise': [
    ['every-screen'],
    ['analysis', 'every page of it is sound'],
    ['case-desk', 'every screen of it is sound'],
    ['briefing', 'it is sound'],
    ['search', 'it is sound'],
    ['photo-wall', 'it is sound'],
    ['ledgers', 'at the desk nobody is kept out'],
    ['sheets'],
  ],
  'on a phone that may install it, and a server that nobody has set up': [['getting-started']],
  'each kind of answer, by touch and by keys': [['every-checklist']],
  'in few taps': [['tap-budgets', 'twenty normal items from Today']],
};

test('over as many commits as its turn says each walk is asked once', () => {
  for (const first of [0, 5, 1752])
    for (const [tag, parts] of Object.entries(everySo)) {
      const having = walks.filter((walk) => walk.tag === tag);
      expect(having.length).toBeGreaterThan(30);
      const asked = Array.from({ length: parts }, (_, n) => {
        const left = new Set(leftOut(walks, first + n));
        return having.filter((walk) => !left.has(walk));
      });
      expect(
        asked
          .flat()
          .map(({ title }) => title)
          .sort(),
      ).toEqual(having.map(({ title }) => title).sort());
      // As many with one commit as with another, give or take one.
      const sizes = asked.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
});

test('a walk that says no turn is asked with every commit', () => {
  for (const turn of [0, 1, 2, 1752]) expect(leftOut(walks, turn).filter(({ tag }) => !tag)).toEqual([]);
});

test.each(Object.entries(alwaysAsked))('%s: asked with every commit', (_, named) => {
  for (const [name, begins = ''] of named) {
    const meant = walks.filter(({ file, title }) => file.endsWith(`/${name}.spec.ts`) && title.startsWith(begins));
    expect(meant.length, `${name} ${begins}`).toBeGreaterThan(0);
    expect(meant.filter(({ tag }) => tag).map(({ title }) => title)).toEqual([]);
  }
});

test('a walk in turn that asks in parts gets to all of them: its commits do not fall on the same part', () => {
  const clash = inTurn.flatMap(({ title, tag, body }) =>
    [...body.matchAll(/\binTurn\([^;]*?(\d+)[,)]/g)].flatMap(([, parts]) =>
      Number(parts) % everySo[tag!] === 0 ? title : [],
    ),
  );
  expect(clash).toEqual([]);
});

test('each is left out by its own name, and no other with it', () => {
  const named = ({ file, title, tag }: (typeof walks)[number]) =>
    `phone ${file.replace('tests/e2e/', '')} ${title}${tag ? ` @${tag} @${tag}` : ''}`;
  for (const walk of inTurn) {
    const pattern = asPattern(walk);
    expect(walks.filter((other) => pattern.test(named(other)))).toEqual([walk]);
  }
});

test('what has a turn is read from how the walk begins', () => {
  expect(isInTurn("'a desk @third', async () => {")).toBe(true);
  expect(isInTurn("'a desk @second', async () => {")).toBe(true);
  expect(isInTurn("'a desk', async () => {\n  await say('@third');")).toBe(false);
});

test('whoever names a file or a walk gets all of it', () => {
  expect(namesOne(['test', '-c', 'tests/e2e', 'plans.spec'])).toBe(true);
  expect(namesOne(['test', '-c', 'tests/e2e', '-g', 'a plan'])).toBe(true);
  expect(namesOne(['test', '-c', 'tests/e2e', '--grep=plan'])).toBe(true);
  expect(namesOne(['test', '-c', 'tests/e2e'])).toBe(false);
});
