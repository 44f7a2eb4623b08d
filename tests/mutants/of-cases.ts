// Bugs of the hazard loop: who may take which step, and what two people do at one time.
import { change, type Mutant } from './mutant.ts';

const rules = 'src/domain/hazard-rules.ts';

export const ofCases: readonly Mutant[] = [
  {
    name: 'a step that came too late is turned away',
    thread: 'found nowhere yet',
    lesson: 'nothing two people did at once is dropped',
    patches: [change('src/domain/hazard-fold.ts', '|| !isOutdated(hazard, entry.body))) throw', '|| true)) throw')],
    by: ['tests/sync/cases.test.ts', 'two who act'],
  },
  {
    name: 'an own step hides what others did',
    thread: 'found nowhere yet',
    lesson: 'own steps are taken again over what is known now',
    patches: [
      change(
        'src/db/hazards.ts',
        'const after = isShown ? known : await afterStep(db, known, entry);',
        'const after = isShown ? known : (text.hazards[0] ?? (await afterStep(db, known, entry)));',
      ),
    ],
    by: ['tests/sync/cases.test.ts', 'a colleague’s word'],
  },
  {
    name: 'a case that was handed on stays on the phone',
    thread: 'found nowhere yet',
    lesson: 'a phone holds only what is its owner’s',
    patches: [
      change('src/server/store/sqlite/hazards.ts', 'letGo.run(seq, schoolId, id, JSON.stringify(holders));', ''),
    ],
    by: ['tests/sync/cases.test.ts', 'a case that is handed on'],
  },
  {
    name: 'whoever put it right passes it',
    thread: 'found nowhere yet',
    lesson: '复查人≠整改人 (domain.md 12, 15)',
    patches: [change(rules, 'return notOwn(rectified?.by.id, responsible?.id) ?? (isOneOf', 'return (isOneOf')],
    by: ['src/domain/hazard-rules.test.ts', 'no reachable state'],
  },
  {
    name: 'whoever checked it closes it',
    thread: 'found nowhere yet',
    lesson: '复查人不能销号 (domain.md 9)',
    patches: [change(rules, "return isChecker ? no('own-work') : null;", 'return isChecker ? null : null;')],
    by: ['src/domain/hazard-rules.test.ts', 'no reachable state'],
  },
  {
    name: 'a plan of the vice principal serves for what may be major',
    thread: 'found nowhere yet',
    lesson: 'raised again, a case needs the approval of its new grade',
    patches: [
      change('src/domain/hazard-course.ts', 'plan: plan && { ...plan, approved: null } } };', 'plan } };'),
      change(
        'src/domain/hazard-course.ts',
        "hazard.state === 'rectifying' || hazard.state === 'extension-review' ? 'plan-review' : hazard.state;",
        'hazard.state;',
      ),
    ],
    by: ['src/domain/hazard-rules.test.ts', 'no reachable state'],
  },
  {
    name: 'a corrected inspection undoes what was done about its hazards',
    thread: 'found nowhere yet',
    lesson: 'correcting a record does not undo what others did since',
    patches: [change('src/domain/documents.ts', 'if (!handling) return {', 'if (handling || !handling) return {')],
    by: ['src/domain/rebound.test.ts', 'an inspection that is corrected'],
  },
];
