// Bugs of the hazard loop: who may take which step, and what two people do at one time.
import { change, type Mutant } from './mutant.ts';

const rules = 'src/domain/hazard-rules.ts';

export const ofCases: readonly Mutant[] = [
  {
    name: 'a step that came too late is turned away',
    thread: 'found nowhere yet',
    lesson: 'nothing two people did at once is dropped',
    patches: [change('src/domain/hazard-fold.ts', '  isOutdated(hazard, step, person.id) ||', '  false ||')],
    by: ['tests/sync/cases.test.ts', 'H2 two who act'],
  },
  {
    name: 'an own step hides what others did',
    thread: 'found nowhere yet',
    lesson: 'own steps are taken again over what is known now',
    patches: [
      change(
        'src/db/hazards.ts',
        'const after = isShown ? known : afterStep(hazards, known, entry, around);',
        'const after = isShown ? known : (text.hazards[0] ?? afterStep(hazards, known, entry, around));',
      ),
    ],
    by: ['tests/sync/cases.test.ts', 'H3 a colleague’s word'],
  },
  {
    name: 'a judgement that was held is the own work by a word said after it',
    thread: 'seeds 8779 and 15352 of tier A',
    lesson: 'what came to the school first is asked first',
    patches: [change(rules, 'sawLater ? { ...hazard, sightings: [] } : hazard', 'hazard')],
    by: ['tests/sync/older-server.test.ts', 'H6 a judgement'],
  },
  {
    name: 'a word said before is forgotten by one said again',
    thread: 'found by reading',
    lesson: 'of a round the ledger is asked, and not the last word alone',
    patches: [
      change('src/server/store/sqlite/held.ts', "AND (raw ->> '$.subject' = ?5", "AND (raw ->> '$.subject' = ''"),
      change('src/server/store/sqlite/held.ts', "'$.body.inspectionId' IN", "'$.body.inspectionId' NOT IN"),
    ],
    by: ['tests/sync/older-server.test.ts', 'H6 whoever had said'],
  },
  {
    name: 'a case that was handed on stays on the phone',
    thread: 'found nowhere yet',
    lesson: 'a phone holds only what is its owner’s',
    patches: [
      change('src/server/store/sqlite/hazards.ts', 'letGo.run(seq, schoolId, id, JSON.stringify(holders));', ''),
    ],
    by: ['tests/sync/cases.test.ts', 'H4 a case that is handed on'],
  },
  {
    name: 'whoever put it right passes it',
    thread: 'found nowhere yet',
    lesson: '复查人≠整改人 (domain.md 12, 15)',
    patches: [change(rules, 'return notOwn(rectified?.by.id, responsible?.id) ?? (isIts', 'return (isIts')],
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
    name: 'a signature stands on what took the place of what was signed',
    thread: 'found by reading',
    lesson: 'a decision counts for what its signer saw, and for nothing else',
    patches: [change('src/domain/signed-on.ts', 'schema >= since && isSince', 'false && isSince')],
    by: ['src/domain/signed-on.test.ts', 'no signature stands'],
  },
  {
    name: 'what was done at once is lost with the case that is merged',
    thread: 'found by reading',
    lesson: 'what was done against the danger goes along, with the name of whoever did it',
    patches: [
      change('src/domain/merging.ts', 'interim ? guardedBy(graver, interim) : graver', 'interim ? graver : graver'),
    ],
    by: ['src/domain/hazard-rules.test.ts', 'no reachable state'],
  },
  {
    name: 'what was done at once when it was found again is said to be of whoever found it first',
    thread: 'found by reading',
    lesson: 'what was done against the danger has the name of whoever did it',
    patches: [
      change(
        'src/domain/found-again.ts',
        "{ ...atOnce, by: { id, name }, note: '' }",
        "{ ...atOnce, by: { id: known.reportedBy.slice(1), name }, note: '' }",
      ),
    ],
    by: ['src/domain/hazard-rules.test.ts', 'no reachable state'],
  },
  {
    name: 'a report is corrected once somebody has it in hand',
    thread: 'never in a release',
    lesson: 'its reporter corrects it until it is given out; then he comments',
    patches: [change(rules, "  amend: ['reported', 'fixed-on-spot'],", "  amend: 'open',")],
    by: ['src/domain/hazard-amend.test.ts', 'once somebody has been given it'],
  },
  {
    name: 'a plan of the vice principal serves for what may be major',
    thread: 'found nowhere yet',
    lesson: 'raised again, a case needs the approval of its new grade',
    patches: [
      change('src/domain/case-graver.ts', 'plan: plan && { ...plan, approved: null },', 'plan,'),
      change(
        'src/domain/case-graver.ts',
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
  {
    name: 'own work waits for oneself to check it',
    thread: 'found nowhere yet',
    lesson: 'a list holds what may be done, and no more',
    patches: [
      change(
        'src/server/store/sqlite/cases.ts',
        'const isFree = `(instr(r.barred, :me) = 0 OR',
        'const isFree = `(1 OR',
      ),
    ],
    by: ['src/server/routes/hazards.test.ts', 'every list holds'],
  },
  {
    name: 'a case of another building is shown to whoever asks for it by its id',
    thread: 'found nowhere yet',
    lesson: 'T1: absent and forbidden answer alike',
    patches: [
      change(
        'src/server/routes/case-read.ts',
        "if (!isConcerned(hazard, person, await aroundAt(parts, school, place, now()))) throw new Refusal('not-found');",
        '',
      ),
    ],
    by: ['src/server/routes/hazards.test.ts', 'a case comes whole'],
  },
  {
    name: 'a re-check and a look-back are undone and nobody hears of it',
    thread: 'found by reading',
    lesson: 'whose signature counts no more is told so',
    patches: [change('src/server/case-overtaken.ts', '  ...undoes(hazard, step, around, on),\n', '')],
    by: ['src/server/case-pairs.test.ts', 'H2 of two steps'],
  },
  {
    name: 'of two who put it on the watch list the first never hears of the second',
    thread: 'found by reading',
    lesson: 'what one writes over another is told to both',
    patches: [change('src/server/case-overtaken.ts', '  ...takesPlace(hazard, step, around),\n', '')],
    by: ['src/server/case-pairs.test.ts', 'H2 of two steps'],
  },
  {
    name: 'who led the department that had a case is unknown to it once another has it',
    thread: 'found by reading',
    lesson: 'nothing two people did at once is dropped',
    patches: [change('src/domain/hazard-fold.ts', '[isStandInsWork, onceHadIt].some', '[isStandInsWork].some')],
    by: ['src/server/late-stand-ins.test.ts', 'so it is where the case was given to another department'],
  },
  {
    name: 'a signature right after an own unsent step stands on what was never read',
    thread: 'found by reading',
    lesson: 'a decision stands on what was read',
    patches: [change('src/db/cases.ts', '...(saysLast(said.do) && { last })', "...(said.do === 'judge' && { last })")],
    by: ['tests/sync/unsent-steps.test.ts', 'H2 a plan is not approved'],
  },
  {
    name: 'a judgement takes what its author wrote last for all that others have said',
    thread: 'found by reading',
    lesson: 'a decision stands on what was read',
    patches: [change('src/domain/judged-unread.ts', '(last === undefined ? body.on : last)', '(last ?? body.on)')],
    by: ['tests/sync/cases.test.ts', 'H2 a judgement made without a network'],
  },
  {
    name: 'what is put right already is undone when whoever did it leaves',
    thread: 'found nowhere yet',
    lesson: 'nobody’s work is thrown away',
    patches: [change('src/server/move-cases.ts', 'isTheirs.has(state) && ', '')],
    by: ['src/server/move-cases.test.ts', 'what somebody had to do'],
  },
  {
    name: 'whoever left signs in again',
    thread: 'found nowhere yet',
    lesson: 'an account ends with the work',
    patches: [change('src/server/routes/session.ts', "if (person.left) throw new Refusal('login');", '')],
    by: ['src/server/routes/people.test.ts', 'whoever left is signed out'],
  },
  {
    name: 'how to reach whoever reported is kept for ever',
    thread: 'found nowhere yet',
    lesson: 'what is told for one case is not kept longer',
    patches: [
      change('src/server/store/sqlite/public-reports.ts', 'r.waits_for IS NULL AND', 'r.waits_for IS NULL AND 0 AND'),
    ],
    by: ['src/server/routes/public-reports.test.ts', 'how to reach somebody'],
  },
  {
    name: 'any secret opens a report',
    thread: 'found nowhere yet',
    lesson: 'a number is told on the telephone, a secret is not',
    patches: [change('src/server/routes/public-reports.ts', 'if (!report || !isIts)', 'if (!report)')],
    by: ['src/server/routes/public-reports.test.ts', 'a photo it names'],
  },
];
