// How a hazard that is reported by itself, and each step of putting one right, are read off the wire.
import * as v from 'valibot';
import {
  findings,
  fireWays,
  fundSources,
  hazardCategories,
  hazardGrades,
  hazardSources,
  hazardStates,
  interimMeans,
  rejectReasons,
  repairKinds,
  reportWays,
} from '../hazard-words.ts';
import { maxPhotosPerItem } from '../photo.ts';
import { dueCodes } from '../template.ts';
import { Day } from './day.ts';
import { Signature } from './answer.ts';
import { Photo } from './photo.ts';
import { Count, filled, Id, typed } from './text.ts';

const Photos = v.pipe(v.array(Photo), v.maxLength(maxPhotosPerItem, 'too-many-photos'));
const Category = v.picklist(hazardCategories);
const MajorRefs = v.pipe(v.array(v.pipe(v.string(), v.regex(/^M([1-9]|10)$/))), v.maxLength(10));

/**
 * Seen by itself and not in an inspection (拍隐患, 报修, 师生扫码上报). `suspectedMajor`: whoever reports may raise it and nobody on the
 * spot takes that back. `fixed`: put right at once; the last photo shows it. `repair`: it is a request for repair (报修). `majorRefs` (schema 2): the
 * points of the guide that it meets, each of which makes it suspected major by itself. `interim` (schema 3): what
 * was done at once against the danger. `device` (schema 4): what raised it, as its token is called, where the source is a device; told by the school itself only.
 */
export const HazardReported = v.strictObject({
  placeId: Id,
  source: v.picklist(hazardSources),
  category: Category,
  text: filled(400),
  photos: Photos,
  suspectedMajor: v.boolean(),
  fixed: v.boolean(),
  repair: v.nullable(v.strictObject({ kind: v.picklist(repairKinds) })),
  majorRefs: v.optional(MajorRefs),
  interim: v.optional(v.picklist(interimMeans)),
  device: v.optional(filled(40)),
});

/** What was already said of it when somebody found that the case is known: found by the authority, put right on the spot (the last photo shows it), what to repair, points of the guide. */
const WouldHaveReported = v.strictObject({
  authority: v.optional(v.literal(true)),
  fixed: v.optional(v.literal(true)),
  repair: v.optional(v.picklist(repairKinds)),
  majorRefs: v.optional(MajorRefs),
});

/**
 * 火灾类按 GB 35181-2025 填写的判定要素 (`domain.md` 6.2): which way it was judged, and the elements that were found, each with its clause as the school has it before
 * itself; the product knows no clause of it.
 */
export const FireElements = v.strictObject({
  way: v.picklist(fireWays),
  direct: typed(400),
  combined: typed(400),
});

/** 报备 (`domain.md` 7.3): to whom in charge, on which day, and under what number. */
export const Filed = v.strictObject({ unit: filled(60), day: Day, number: filled(60) });

/** 五落实 (`domain.md` 7.2). Read here with gaps; the rules refuse those that a grade does not allow. `yuan`: whole, null where nobody said. */
export const Commitments = v.strictObject({
  helpers: typed(100),
  leader: typed(20),
  measure: typed(1000),
  yuan: v.nullable(v.pipe(Count, v.maxValue(100_000_000))),
  source: v.picklist(fundSources),
  inPlace: v.boolean(),
  from: Day,
  to: Day,
  milestones: typed(400),
  contingency: typed(1000),
  watcher: typed(20),
});

/**
 * `placeId`: where the hazard is. Then what whoever says this had seen: the last step that moved the case (`on`, null before the first), and how it stood. A step that was made on
 * something older changes nothing where the rules are against it by now, and is kept all the same.
 */
const step = {
  placeId: Id,
  on: v.nullable(Id),
  seen: v.strictObject({
    state: v.picklist(hazardStates),
    grade: v.picklist(hazardGrades),
    /** The last step of the case, as the school had told it; null where there was none. */
    last: v.optional(v.nullable(Id)),
  }),
};
const because = { note: filled(400) };
const words = { note: typed(400) };
const added = { adds: v.optional(v.literal(true)) };
const there = { arrived: v.optional(v.literal(true)) };
const Do = <K extends string, E extends v.ObjectEntries>(name: K, entries: E) =>
  v.strictObject({ do: v.literal(name), ...step, ...entries });

/**
 * One step of a case; the subject is the hazard. assign 立案交办, reject 不予立案, merge 合并, appeal 申诉, confirm and send-back of what was
 * fixed on the spot, accept 接单, hand-on 申请转办 and its grant and refusal, plan 五落实 and its approval and return, interim
 * 临时管控, progress, extend 申请延期 and its grant and refusal, rectify 提交整改, pass and fail 复查, close 销号, look-back 回头看, reopen 重开,
 * escalate 移交上级 and what came back, raise to suspected major, judge 判定, comment, rate 评价. move: by the school itself,
 * when whoever was responsible, or (`of`) was to check it, is here no more. From schema 2 on: supervise 挂牌督办 (`until`: by when it is to be put
 * right) and lift-supervision, urge 督办 of this week, report-up 报告主管部门 (`day`: when it was). From schema 3 on: a comment that `adds` what would have been
 * a report of its own (就是这件，补充进去), so that whoever says it is one of its reporters, and what
 * a repair `used` (用料) and cost (`yuan`, whole); take-back 撤回, of a report by whoever made it. From schema 4 on: 复查人 and whoever judges sign (`signature`); a judgement has photos, the `elements` of
 * GB 35181, and, where it is major, under whom and until when it is on the watch list by that (`watch`); who raises one says what was done at once (`how`); and what should have been put
 * right on the spot and is sent back is due within a day; as-repair 转为报修 and as-hazard 转回隐患, of a report that
 * nobody has been given yet. From schema 5 on: more time for what is or may be major says how the authority was told (`filed`), and who
 * puts something right names the outside `firm` that did the work and has no account; amend 更正 of a report by whoever made it, while
 * nobody has been given it (words, category, and `toPlaceId` where it really is); of a comment that `adds` what the
 * report would have said (`report`), and the points of the guide for which one is raised (`majorRefs`). From schema 6 on
 * 销号签批人 signs as well (`signature` of close). From schema 8 on so do whoever ends it on another road (confirm, come-back) and
 * whoever approves a plan; what was put right on the spot and is major is confirmed with what the authority said (`opinion`); and what is given to somebody names the department as well, where
 * the school has any. From schema 9 on a look-back counts by when it was done: for the planned one whose time has come and that nobody has done, else as an extra one.
 * From schema 10 on who stands in is asked for by the day of the work as well, a plan takes the place of none that somebody else made meanwhile, and what is owed after judge and urge runs from
 * when they came; nobody who said that it may be major judges it to be less. Whoever tells how far a repair is, or that it is done, says that somebody is there (`arrived`, 到场); and, both through the
 * school's own doors only: progress of an `outside` firm that has no account, told by the school in that firm's name, and a comment that a `link` was given to a firm or taken back; its note is the firm. And
 * what `adds` to a case that has ended meanwhile takes it up again, or goes on where that goes on; what is said in the same breath (raise, interim) is marked so as well.
 * From schema 12 on whoever raises what somebody else has raised before that could be seen has said so as well; every step but comment and rate says which step was seen last (`last`): an own step that was not sent yet is none of what others did. 判定, 不予立案, both answers to 转办 and what comes back after 移交 stand on
 * what was seen.
 */
export const HazardHandled = v.variant('do', [
  Do('assign', {
    grade: v.picklist(hazardGrades),
    category: Category,
    deptId: v.nullable(Id),
    personId: Id,
    checkerId: v.nullable(Id),
    leader: typed(20),
    due: v.picklist(dueCodes),
    measure: typed(400),
    ...words,
  }),
  Do('reject', { reason: v.picklist(rejectReasons), ...words }),
  Do('merge', { into: v.pipe(v.string(), v.maxLength(64)), ...words }),
  Do('appeal', because),
  Do('confirm', { ...words, opinion: v.optional(typed(200)), signature: v.optional(Signature) }),
  Do('send-back', because),
  Do('accept', words),
  Do('hand-on', { deptId: v.nullable(Id), ...because }),
  Do('grant-hand-on', { deptId: v.nullable(Id), personId: Id, ...words }),
  Do('refuse-hand-on', because),
  Do('plan', { plan: Commitments }),
  Do('approve-plan', { ...words, signature: v.optional(Signature) }),
  Do('return-plan', because),
  Do('interim', { how: v.picklist(interimMeans), ...because, photos: Photos, ...added }),
  Do('progress', {
    ...because,
    photos: Photos,
    outside: v.optional(v.strictObject({ firm: filled(60), name: typed(20) })),
    ...there,
  }),
  Do('extend', { to: Day, interim: filled(400), ...because }),
  Do('grant-extension', { ...words, filed: v.optional(Filed) }),
  Do('refuse-extension', because),
  Do('rectify', {
    ...because,
    photos: Photos,
    used: v.optional(typed(200)),
    yuan: v.optional(v.pipe(Count, v.maxValue(100_000_000))),
    firm: v.optional(filled(60)),
    ...there,
  }),
  Do('pass', { ...words, photos: Photos, signature: v.optional(Signature) }),
  Do('fail', { ...because, photos: Photos }),
  Do('close', { opinion: typed(200), ...words, signature: v.optional(Signature) }),
  Do('look-back', { found: v.picklist(findings), ...words, photos: Photos }),
  Do('reopen', because),
  Do('escalate', { unit: filled(60), letter: typed(60), interim: filled(400), ...because }),
  Do('come-back', {
    outcome: v.picklist(['go-on', 'close']),
    receipt: filled(200),
    ...words,
    photos: Photos,
    signature: v.optional(Signature),
  }),
  Do('raise', { ...because, how: v.optional(v.picklist(interimMeans)), majorRefs: v.optional(MajorRefs), ...added }),
  Do('judge', {
    grade: v.picklist(['G', 'L', 'M']),
    basis: filled(400),
    ...because,
    photos: v.optional(Photos),
    signature: v.optional(Signature),
    elements: v.optional(FireElements),
    watch: v.optional(v.strictObject({ leader: filled(20), until: Day })),
  }),
  Do('comment', {
    ...because,
    mentions: v.pipe(v.array(Id), v.maxLength(10)),
    photos: Photos,
    ...added,
    link: v.optional(v.picklist(['given', 'taken-back'])),
    report: v.optional(WouldHaveReported),
  }),
  Do('rate', { stars: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)), ...words }),
  Do('supervise', { leader: filled(20), until: Day, ...because }),
  Do('lift-supervision', because),
  Do('urge', because),
  Do('report-up', {
    unit: filled(60),
    way: v.picklist(reportWays),
    number: typed(60),
    day: Day,
    receipt: typed(200),
    ...words,
    photos: Photos,
  }),
  Do('take-back', words),
  Do('amend', { text: v.optional(filled(400)), category: v.optional(Category), toPlaceId: v.optional(Id) }),
  Do('as-repair', { kind: v.picklist(repairKinds), ...words }),
  Do('as-hazard', words),
  Do('move', { of: v.optional(v.literal('checker')), personId: v.nullable(Id), ...because }),
]);

/** Who answers for what. The first rule that fits the place most closely, then the category, counts. */
export const Responsibility = v.strictObject({
  departments: v.pipe(
    v.array(
      v.strictObject({
        id: Id,
        name: filled(20),
        headId: v.nullable(Id),
        deputies: v.pipe(v.array(Id), v.maxLength(10)),
      }),
    ),
    v.maxLength(60),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'item-twice'),
  ),
  rules: v.pipe(
    v.array(
      v.strictObject({
        placeId: v.nullable(Id),
        category: v.nullable(Category),
        deptId: Id,
        personId: v.nullable(Id),
      }),
    ),
    v.maxLength(500),
  ),
  /** Away from one day to another, both included, and who stands in. */
  absences: v.pipe(
    v.array(v.strictObject({ personId: Id, from: Day, to: Day, deputyId: v.nullable(Id) })),
    v.maxLength(500),
  ),
  /** 一般隐患可由复查人销号, where the school says so (`domain.md` 9). */
  checkerMayClose: v.boolean(),
});
