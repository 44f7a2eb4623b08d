// What somebody asks to be granted, as the one who decides reads it: the five commitments, a later day, another department.
import type { CaseHere } from '../../db/cases.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import { lackingOf } from '../../domain/commitments.ts';
import { dayName } from '../days.ts';
import { dayKey, nearDayAndClock } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import styles from './case-desk.module.css';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';

type Props = { hazard: Hazard };

/** 五落实. What is asked for and was left empty is said as such. */
export function PlanShown({ hazard }: Props) {
  const language = useLanguage();
  const { funds } = useCaseWords();
  const { say } = useDeskWords();
  const { plan, person, deptName } = handlingOf(hazard);
  if (!plan) return null;
  const words = say.plan;
  const missing = new Set(lackingOf(hazard));
  const money = words.fundOf(words.yuan(plan.yuan), funds[plan.source], plan.inPlace);
  const rows: [string, string, boolean][] = [
    [words.duty, words.dutyOf(person?.name ?? '', deptName), false],
    [words.helpers, plan.helpers, missing.has('helpers')],
    [words.leader, plan.leader, missing.has('leader')],
    [words.measure, plan.measure, missing.has('measure')],
    [words.fund, money, missing.has('yuan')],
    [words.deadline, `${plan.from} – ${plan.to}`, false],
    [words.milestones, plan.milestones, missing.has('milestones')],
    [words.contingency, plan.contingency, missing.has('contingency')],
    [words.watcher, plan.watcher, missing.has('watcher')],
  ];
  return (
    <section class={styles.shown} aria-label={say.planTitle}>
      <h3>{say.planTitle}</h3>
      <dl>
        {rows.map(([name, text, isMissing]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={isMissing ? styles.missing : text ? '' : styles.empty}>{text || say.empty}</dd>
          </div>
        ))}
      </dl>
      <p class={styles.small}>{words.by(plan.by.name, nearDayAndClock(plan.at, language))}</p>
    </section>
  );
}

/** A later day that is asked for. */
export function WantedShown({ hazard }: Props) {
  const { say } = useDeskWords();
  const language = useLanguage();
  const { wanted, extensions } = handlingOf(hazard);
  if (!wanted) return null;
  const from = hazard.dueAt === null ? '–' : dayName(dayKey(hazard.dueAt), language);
  return (
    <section class={styles.shown} aria-label={say.wantsWhy}>
      <h3>{say.wants(from, dayName(wanted.to, language))}</h3>
      <dl>
        <div>
          <dt>{say.wantsWhy}</dt>
          <dd>{wanted.note}</dd>
        </div>
        <div>
          <dt>{say.wantsInterim}</dt>
          <dd>{wanted.interim}</dd>
        </div>
      </dl>
      {extensions > 0 && <p class={styles.small}>{say.extended(extensions)}</p>}
    </section>
  );
}

/** The step that asked for it last, to be handed on; undefined where none did. */
export function askedOn({
  hazard,
}: Pick<CaseHere, 'hazard'>): { name: string; note: string; deptId: string | null } | undefined {
  const asked = handlingOf(hazard).steps.findLast(
    ({ said, without }) => said.do === 'hand-on' && without === undefined,
  );
  return asked?.said.do === 'hand-on'
    ? { name: asked.name, note: asked.said.note, deptId: asked.said.deptId }
    : undefined;
}

/** Why it is to be handed on, and to which department, as far as somebody said. */
export function HandOnShown({ here }: { here: CaseHere }) {
  const { say } = useDeskWords();
  const asked = askedOn(here);
  if (!asked) return null;
  const dept = here.around?.book.departments.find(({ id }) => id === asked.deptId)?.name;
  return (
    <section class={styles.shown} aria-label={say.wantsWhy}>
      <h3>{say.handOnWanted(asked.name, asked.note)}</h3>
      <p class={styles.small}>
        {dept && `${say.handOnTo(dept)} · `}
        {say.handOnTimes(handlingOf(here.hazard).handOns)}
      </p>
    </section>
  );
}
