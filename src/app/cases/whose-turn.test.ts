import { expect, test } from 'vitest';
import { floor2, sun, wang, yucai } from '../../../tests/cast.ts';
import {
  an,
  dian,
  fen,
  Ledger,
  logistics,
  responsibility,
  sayings,
  xiao,
  zong,
  type Bare,
} from '../../../tests/cast-cases.ts';
import { handlingOf, type HazardDo } from '../../domain/hazard-handling.ts';
import { majorPointsZh } from '../../domain/major-points-zh.ts';
import { rowOf, shownStateOf } from '../../domain/hazard-reports.ts';
import { shownState } from '../../domain/hazard-times.ts';
import type { Person } from '../../domain/person.ts';
import { casePhone } from '../words/zh/case-phone.ts';
import { cases } from '../words/zh/cases.ts';
import { zh } from '../words/zh/zh.ts';
import { isTurnOf, turnText } from './whose-turn.ts';
import { stepFacts } from './step-words.ts';
import { whyWithout } from './why-without.ts';

const words = { ...cases, ...casePhone };
const responsible = {
  place: floor2,
  book: responsibility,
  timeZone: yucai.timeZone,
  into: undefined,
  people: new Map<string, Person>(),
};

const turns = (ledger: Ledger, id: string, book = responsibility) =>
  [sun, an, zong, fen, xiao, dian, wang]
    .filter((who: Person) => isTurnOf(ledger.hazard(id), who, { ...responsible, book, now: ledger.now }))
    .map(({ name }) => name);

test('an office’s turn is also that of whoever stands above it, and nobody’s whose own work it is or who may not close', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  const say = (by: Person, step: keyof typeof sayings, over: object = {}) => {
    const refused = ledger.take(id, by, { ...sayings[step](ledger.hazard(id)), ...over } as Bare);
    if (refused) throw new Error(`${step}: ${refused}`);
  };
  expect(turns(ledger, id)).toEqual([sun.name, an.name, zong.name, fen.name, xiao.name]);
  say(sun, 'assign', { checkerId: an.id });
  // The head of the department may act, and it is not his to do.
  expect(turns(ledger, id)).toEqual([dian.name]);
  const day = '2026-11-22';
  const absences = [{ personId: dian.id, from: day, to: day, deputyId: wang.id }];
  expect(turns(ledger, id, { ...responsibility, absences })).toEqual([dian.name, wang.name]);
  say(dian, 'accept');
  say(dian, 'rectify');
  expect(turns(ledger, id)).toEqual([an.name]);
  say(an, 'pass');
  // Whoever checked it does not close it, and 后勤 closes nothing.
  expect(turns(ledger, id)).toEqual([sun.name, fen.name, xiao.name]);
  expect(logistics).toBe(ledger.hazard(id).handling?.deptId);
});

test('whose turn it is reads what is to be done, and not only that it is due', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  const says = (who: Person, main?: HazardDo) =>
    turnText(
      {
        hazard: ledger.hazard(id),
        person: who,
        around: { ...responsible, now: ledger.now },
        report: null,
        sent: new Map(),
      },
      words as never,
      ledger.now,
      main,
    );
  expect([says(sun, 'assign'), says(wang)]).toEqual(['现在轮到你：核实并交办', '现在轮到安全办']);
  for (const [by, step] of [
    [sun, 'assign'],
    [dian, 'accept'],
  ] as const)
    expect(ledger.take(id, by, sayings[step](ledger.hazard(id)))).toBeNull();
  expect(says(dian, 'rectify')).toBe('现在轮到你：提交整改');
  expect(ledger.take(id, dian, sayings.extend(ledger.hazard(id)))).toBeNull();
  // Not 批准延期: whoever reads it has not decided yet.
  expect(says(sun, 'grant-extension')).toBe(`现在轮到你：${words.states['extension-review']}`);
});

test('a look-back is the turn of the safety office from when its time has come, not of whoever put it right or checked it', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  const say = (by: Person, step: keyof typeof sayings, over: object = {}) =>
    expect(ledger.take(id, by, { ...sayings[step](ledger.hazard(id)), ...over } as Bare), step).toBeNull();
  say(sun, 'assign', { grade: 'L', checkerId: an.id });
  say(dian, 'accept');
  say(dian, 'plan');
  say(fen, 'approve-plan');
  say(dian, 'rectify');
  say(an, 'pass');
  say(fen, 'close');
  const says = (who: Person) => {
    const around = { ...responsible, now: ledger.now };
    return turnText(
      { hazard: ledger.hazard(id), person: who, around, report: null, sent: new Map() },
      words as never,
      ledger.now,
    );
  };
  const stands = () => words.states[shownState(ledger.hazard(id), ledger.now)];
  expect([turns(ledger, id), says(sun), stands()]).toEqual([[], '已经办完', '已销号']);
  ledger.now += 31 * 86_400_000;
  expect(turns(ledger, id)).toEqual([sun.name, zong.name, fen.name, xiao.name]);
  expect([says(sun), says(wang), says(an)]).toEqual(['现在轮到你', '现在轮到安全办', '现在轮到安全办']);
  // 7.1: by itself, once it is due.
  expect(stands()).toBe('待回头看');
  expect(shownStateOf(rowOf(ledger.hazard(id)), ledger.now)).toBe('look-back');
});

test('what had no effect says why: somebody else was first, it was another’s by then, or the case it was to go on in had ended', () => {
  const ledger = new Ledger();
  const [one, ended, given] = [ledger.report(wang), ledger.report(wang), ledger.report(wang)];
  const why = (id: string) => {
    const hazard = ledger.hazard(id);
    return whyWithout(hazard, hazard.handling!.steps.at(-1)!, words, zh.problems).trim();
  };
  ledger.take(ended.id, sun, sayings.reject(ended));
  expect(ledger.take(one.id, an, { do: 'merge', into: ended.id, note: '' })).toBeNull();
  expect(why(one.id)).toBe('没有生效：要并入的那件已经结束，或者不如这件严重。');
  ledger.take(given.id, sun, sayings.assign(given));
  const seen = ledger.hazard(given.id);
  ledger.take(given.id, sun, { ...sayings.assign(seen), personId: zong.id } as Bare);
  expect(ledger.take(given.id, dian, sayings.accept(seen), seen)).toBeNull();
  expect(why(given.id)).toBe('没有生效：这一步当时已经由别人来做。内容都留在这里。');
  expect(ledger.take(given.id, an, sayings.reject(given), given)).toBeNull();
  expect(why(given.id)).toBe(`没有生效：别人先处理了这件隐患。内容都留在这里。 ${zh.problems['step-not-now']}`);
});

test('the timeline tells under whom and until when a judgement put it on the watch list, and of a merge without effect of what is major by now why it could not go on there', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true });
  const seen = ledger.hazard(id);
  const watch = { leader: '吴总', until: '2027-03-01' };
  ledger.take(id, fen, { ...sayings.judge(seen), grade: 'M', watch } as Bare);
  const less = ledger.report(wang);
  expect(ledger.take(id, sun, { do: 'merge', into: less.id, note: '' }, seen)).toBeNull();
  const hazard = ledger.hazard(id);
  const [judged, merged] = handlingOf(hazard).steps;
  const facts = stepFacts(
    judged!,
    { ...words, majorPoints: majorPointsZh } as Parameters<typeof stepFacts>[1],
    zh.common.grades,
  );
  expect(facts.slice(-3)).toEqual(['挂牌督办', '吴总', words.page.until('2027-03-01')]);
  expect(whyWithout(hazard, merged!, words, zh.problems)).toBe(words.ofEnded);
});
