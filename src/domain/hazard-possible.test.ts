import { expect, test } from 'vitest';
import {
  an,
  dian,
  fen,
  Ledger,
  responsibility,
  sayings,
  shui,
  steps,
  xiao,
  zong,
  type Bare,
} from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import type { Hazard } from './hazard.ts';
import { possibleSteps, whyNotLess, whyNotOver } from './hazard-possible.ts';
import type { Person } from './person.ts';

const around = (ledger: Ledger) => ({
  place: cast.floor2,
  book: responsibility,
  timeZone: 'Asia/Shanghai',
  now: ledger.now,
  into: undefined,
  people: new Map(),
});
const may = (ledger: Ledger, hazard: Hazard, person: Person) =>
  [...possibleSteps(steps, hazard, person, around(ledger))].sort();

test('whoever reported it may correct and comment it, raise it, say what was done against it and take it back, and no more', () => {
  const ledger = new Ledger();
  expect(may(ledger, ledger.report(), cast.wang)).toEqual(['amend', 'comment', 'interim', 'raise', 'take-back']);
});

test('whoever has it accepts it, then puts it right; whoever has nothing to do with it is offered nothing', () => {
  const ledger = new Ledger();
  const { id } = ledger.report();
  ledger.take(id, cast.sun, sayings.assign(ledger.hazard(id)));
  expect(may(ledger, ledger.hazard(id), dian)).toEqual(expect.arrayContaining(['accept', 'hand-on']));
  expect(may(ledger, ledger.hazard(id), dian)).not.toContain('rectify');
  ledger.take(id, dian, sayings.accept(ledger.hazard(id)));
  expect(may(ledger, ledger.hazard(id), dian)).toEqual(expect.arrayContaining(['rectify', 'progress', 'extend']));
  expect(may(ledger, ledger.hazard(id), { ...shui, scope: [cast.canteen.id] })).toEqual([]);
});

test('nobody is offered to check the own work', () => {
  const ledger = new Ledger();
  const { id } = ledger.report();
  ledger.take(id, cast.sun, sayings.assign(ledger.hazard(id)));
  ledger.take(id, dian, sayings.accept(ledger.hazard(id)));
  ledger.take(id, dian, sayings.rectify(ledger.hazard(id)));
  expect(may(ledger, ledger.hazard(id), dian)).not.toContain('pass');
  expect(may(ledger, ledger.hazard(id), cast.sun)).toEqual(expect.arrayContaining(['pass', 'fail']));
});

test('a plan with nothing in it yet is offered, and so is judging to whoever may', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(cast.wang, { suspectedMajor: true });
  ledger.take(id, cast.sun, sayings.assign(ledger.hazard(id)));
  ledger.take(id, dian, sayings.accept(ledger.hazard(id)));
  expect(may(ledger, ledger.hazard(id), dian)).toContain('plan');
  expect(may(ledger, ledger.hazard(id), fen)).toContain('judge');
  expect(may(ledger, ledger.hazard(id), cast.sun)).not.toContain('judge');
});

test('12.13 whoever reported that it may be major is offered to judge it major, and nothing less; the principal, above whom is nobody, any', () => {
  const ledger = new Ledger();
  const [ofFen, ofXiao] = [fen, xiao].map((one) => ledger.report(one, { suspectedMajor: true }));
  const why = (hazard: Hazard, person: Person) => whyNotLess(hazard, person, around(ledger));
  expect(may(ledger, ofFen!, fen)).toContain('judge');
  expect([why(ofFen!, fen), why(ofFen!, xiao), why(ofXiao!, fen), why(ofXiao!, xiao)]).toEqual([
    'own-work',
    null,
    null,
    null,
  ]);
});

test('a case ends with what the authority answered only by whoever could close it, and never by whoever had it', () => {
  const ledger = new Ledger();
  const { id } = ledger.report();
  ledger.take(id, cast.sun, { ...sayings.assign(ledger.hazard(id)), personId: an.id } as Bare);
  ledger.take(id, fen, sayings.escalate(ledger.hazard(id)));
  const why = (person: Person) => whyNotOver(ledger.hazard(id), person, around(ledger));
  expect([cast.sun, an, zong, dian].map(why)).toEqual([null, 'own-work', 'step-not-yours', 'step-not-yours']);
  expect([cast.sun, an, zong].map((one) => may(ledger, ledger.hazard(id), one).includes('come-back'))).toEqual([
    true,
    true,
    true,
  ]);
});
