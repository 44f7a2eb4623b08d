// How an item is answered, by its type.
import type { Answer } from '../../domain/answer.ts';
import { ChoiceAnswer, PassOrFail } from './choice-answer.tsx';
import type { ItemProps } from './item-row.tsx';
import { NumberAnswer } from './number-answer.tsx';
import { PhotoAnswer } from './photo-answer.tsx';
import { later } from '../ui/later.tsx';

/** What most items are not answered with comes after the first paint. */
const walk = () => import('../fetched/walk.ts');
const TableAnswer = later(() => walk().then((m) => m.TableAnswer));
const TextAnswer = later(() => walk().then((m) => m.TextAnswer));
const DateAnswer = later(() => walk().then((m) => m.DateAnswer));
const TimeAnswer = later(() => walk().then((m) => m.TimeAnswer));
const SignAnswer = later(() => walk().then((m) => m.SignAnswer));

export const laterAnswers = (): Promise<unknown> =>
  Promise.all([TableAnswer, TextAnswer, DateAnswer, TimeAnswer, SignAnswer].map((answer) => answer.preload()));

export type AnswerProps = ItemProps & { answer: Answer | undefined };

const controls = {
  PF: PassOrFail,
  CH: ChoiceAnswer,
  NUM: NumberAnswer,
  TXT: TextAnswer,
  DATE: DateAnswer,
  TIME: TimeAnswer,
  PHOTO: PhotoAnswer,
  SIGN: SignAnswer,
  TABLE: TableAnswer,
};

export function AnswerControl(props: AnswerProps) {
  const Control = controls[props.item.type];
  return <Control {...props} />;
}
