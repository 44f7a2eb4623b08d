// Which steps somebody would take, were it not for one rule: which one, and who takes the step instead.
import type { CaseHere } from '../../db/cases.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Around } from '../../domain/case-around.ts';
import { decider, type HazardDo } from '../../domain/hazard-handling.ts';
import { withheldSteps, withholding } from '../../domain/hazard-possible.ts';
import type { ProblemCode } from '../../domain/refusal.ts';
import { closersNow, ownWorkOf } from '../../domain/who-closes.ts';
import { useWords } from '../use-screen.ts';
import styles from '../cases/cases.module.css';
import type { WithheldProps } from '../cases/step-sheets.tsx';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';

/** Why somebody may not take a step, in the words of the one reason that is true. */
export function useWhy(): (code: ProblemCode, step: HazardDo, here: CaseHere) => string {
  const { problems } = useWords();
  const { own } = useDeskWords();
  return (code, step, { hazard, person }) =>
    code === 'own-work' ? own.by(own[ownWorkOf(step, hazard, person.id)]) : problems[code];
}

export function Withheld({ here, steps }: WithheldProps) {
  const words = useCaseWords();
  const whyNot = useWhy();
  const { hazard, person, around } = here;
  if (!around) return null;
  const withheld = withheldSteps(steps, hazard, person, around).map(({ step, code }) => ({
    step,
    code,
    why: whyNot(code, step, here),
  }));
  const reasons = [...new Set(withheld.toSorted((a, b) => rank(a.code) - rank(b.code)).map(({ why }) => why))];
  return (
    <>
      {reasons.map((why) => {
        const those = withheld.filter((one) => one.why === why);
        const isClosing = those.some(({ step, code }) => step === 'close' && code === 'own-work');
        return (
          <p key={why} class={styles.hint}>
            {words.page.withheld(those.map(({ step }) => words.steps[step]).join(' · '), why)}
            {isClosing && <Closers here={here} around={around} />}
          </p>
        );
      })}
    </>
  );
}

const rank = (code: (typeof withholding)[number]): number => withholding.indexOf(code);

/** Named: a few; more of them are of no use to somebody who looks for one. */
const mostNamed = 3;

function Closers({ here: { hazard, person }, around }: { here: CaseHere; around: Around }) {
  const { common } = useWords();
  const { own } = useDeskWords();
  const words = useCaseWords();
  const who = closersNow(hazard, around).slice(0, mostNamed);
  if (who.length > 0) return <> {own.closers(who.map(({ name, role }) => own.person(name, common.roles[role])))}</>;
  const isChecker = ownWorkOf('close', hazard, person.id) === 'checked' && hazard.grade === 'G';
  const mayKeep = authorize(person, { do: 'keep-plan' });
  return (
    <>
      {' '}
      {own.noCloser}
      <br />
      {isChecker && (mayKeep ? <a href="/plans/responsibility">{own.allow}</a> : own.askToAllow)}
      {isChecker && ' · '}
      <a href="/people">{own.addCloser(words.offices[decider(hazard)])}</a>
    </>
  );
}
