// How a checklist template is read off the wire.
import * as v from 'valibot';
import { walkedKinds } from '../asset.ts';
import { managerRoles, roles } from '../person.ts';
import { maxPhotosPerItem } from '../photo.ts';
import { answerTypes, columnTypes, dueCodes, grades } from '../template.ts';
import { Bilingual, Count, filled, typed } from './text.ts';

const NumberLimit = v.strictObject({
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  unit: v.optional(Bilingual),
  note: v.optional(Bilingual),
});

/** A date is abnormal when it is older than `maxAgeDays`, or when it should lie ahead (`mustBeAhead`) and does not. */
const DateLimit = v.strictObject({
  maxAgeDays: v.optional(Count),
  mustBeAhead: v.optional(v.literal(true)),
  note: v.optional(Bilingual),
});

export const ItemId = v.pipe(v.string(), v.regex(/^[A-Z]\d{1,2}-\d{2,3}$/, 'bad-item-id'));
/** The item of one asset: F5-02.3. */
export const WalkedItemId = v.pipe(v.string(), v.regex(/^[A-Z]\d{1,2}-\d{2,3}(\.[1-9]\d{0,2})?$/, 'bad-item-id'));
/** `major` (schema 7): whoever chooses it has found what may be a major hazard, whatever the grade of the item. */
const Options = v.pipe(
  v.array(
    v.strictObject({
      zh: filled(40),
      en: filled(60),
      abnormal: v.boolean(),
      major: v.optional(v.literal(true)),
    }),
  ),
  v.maxLength(40),
);

/**
 * What an earlier item must say; all that is named must hold. `is`: what its answer means; `oneOf`: the answer is one of
 * these (as `value` of `Answer` has it); `min`, `max`: the number lies within, both ends included.
 */
const Condition = v.strictObject({
  item: ItemId,
  is: v.optional(v.picklist(['normal', 'abnormal', 'answered'])),
  oneOf: v.optional(v.pipe(v.array(filled(40)), v.minLength(1), v.maxLength(40))),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
});
/** All of them must hold. */
const Conditions = v.pipe(v.array(Condition), v.minLength(1), v.maxLength(8));

/** A column asks like an item of its type; TXT when nothing is said. Cells are kept as text. */
export const Column = v.strictObject({
  ...Bilingual.entries,
  type: v.optional(v.picklist(columnTypes)),
  required: v.optional(v.literal(true)),
  /** NUM: the sum of the column is shown. */
  total: v.optional(v.literal(true)),
  limit: v.optional(NumberLimit),
  date: v.optional(DateLimit),
  options: v.optional(Options),
});

export const Item = v.strictObject({
  id: ItemId,
  /** The heading above the item, when it begins a section. */
  section: v.optional(Bilingual),
  text: Bilingual,
  type: v.picklist(answerTypes),
  /** May be left empty at submission: remarks, and a second signature that comes later. */
  optional: v.optional(v.literal(true)),
  photo: v.picklist(['always', 'on-fail', 'optional', 'none']),
  grade: v.nullable(v.picklist(grades)),
  majorRefs: v.array(filled(8)),
  mayBeMajor: v.boolean(),
  /** Which abnormal finding meets `majorRefs`, as a question to be answered with yes or no: yes makes it suspected major (schema 7). */
  majorIf: v.optional(Bilingual),
  dept: v.nullable(Bilingual),
  due: v.nullable(v.picklist(dueCodes)),
  source: typed(200),
  /** V: the wording was seen; U: 依据待核; P: practice. */
  flag: v.picklist(['V', 'U', 'P']),
  /** The item it was copied from: what a rule says there is the least here as well (schema 5). */
  copyOf: v.optional(ItemId),
  limit: v.optional(NumberLimit),
  /** What may be entered at all, as opposed to what is normal. */
  range: v.optional(v.strictObject({ min: v.number(), max: v.number(), unit: Bilingual })),
  date: v.optional(DateLimit),
  options: v.optional(Options),
  columns: v.optional(v.pipe(v.array(Column), v.maxLength(20))),
  /** Asked only while these hold; a follow-up question names its parent here. */
  showIf: v.optional(Conditions),
  /** An optional item that may not be left empty while these hold. */
  requiredIf: v.optional(Conditions),
  /** With these, one of them has to hold as well, whichever (schema 4). */
  showIfAny: v.optional(Conditions),
  requiredIfAny: v.optional(Conditions),
  /** Looked at one by one, never filled in bulk; abnormal, it fails the score. Items of grade MS are critical by themselves. */
  critical: v.optional(v.literal(true)),
  /** What the item counts in the score. */
  weight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1000))),
  /** SIGN: signed after submission, by somebody else in one of these roles, on the own phone. Whoever signs may read it. */
  later: v.optional(v.strictObject({ roles: v.pipe(v.array(v.picklist(managerRoles)), v.minLength(1)) })),
  /** How many photos an answer that needs photos needs; one when nothing is said. */
  leastPhotos: v.optional(v.pipe(Count, v.minValue(1), v.maxValue(maxPhotosPerItem))),
  /** DATE: when the thing was made; the register knows it, and how long it may be used (`perAsset`). */
  made: v.optional(v.literal(true)),
  /** Asked once for the whole place, where the others are asked of each asset (`perAsset`). */
  once: v.optional(v.literal(true)),
  /** Asked of each asset of this kind instead of the checklist's, where both are walked past (schema 7). */
  perAsset: v.optional(v.picklist(walkedKinds)),
  /**
   * What the register learns of the asset (`perAsset`, schema 4). checked: it was inspected or tested, on the day that is
   * answered, or else on the day of the walk. due: DATE, when it is to be inspected next.
   */
  register: v.optional(v.picklist(['checked', 'due'])),
  /** Asked again only so many months after the register last learnt `checked` of the asset. */
  everyMonths: v.optional(v.pipe(Count, v.minValue(1), v.maxValue(120))),
  /** TXT: what is usually said, offered as chips. */
  phrases: v.optional(v.pipe(v.array(Bilingual), v.maxLength(12))),
});

export const Template = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^[A-Z]\d{1,2}$/, 'bad-template-code')),
  version: v.pipe(Count, v.minValue(1)),
  name: Bilingual,
  frequency: Bilingual,
  performedBy: Bilingual,
  signedBy: Bilingual,
  unit: Bilingual,
  applies: Bilingual,
  note: v.nullable(Bilingual),
  /** Who is offered it first; nobody is kept from any. */
  roles: v.array(v.picklist(roles)),
  /** What is usually wrong, offered as chips when an answer is abnormal. */
  reasons: v.pipe(v.array(Bilingual), v.maxLength(12)),
  /**
   * Filled in for each asset of this kind that the register has at the place (schema 3; panels, fridges and special equipment by
   * name: 7); once where it has none.
   */
  perAsset: v.optional(v.picklist(walkedKinds)),
  /** Which edition of the library's text it comes from; the first when nothing is said (schema 4). */
  edition: v.optional(v.pipe(Count, v.minValue(1))),
  /** The score, in percent, that is good enough. */
  passMark: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  /** 禁拍人: photos show things and no people (schema 7). Those of the dormitory never do, whether it is said or not. */
  noPeople: v.optional(v.literal(true)),
  /** No longer offered; what was recorded with it stays readable. */
  retired: v.optional(v.literal(true)),
  items: v.pipe(v.array(Item), v.minLength(1), v.maxLength(500)),
});
