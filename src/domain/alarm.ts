// 物联设备告警导入 (`domain.md` 7.1): a system of the school that watches over devices says what one of them raised.
import * as v from 'valibot';
import { hazardCategories } from './hazard-words.ts';
import { protocol } from './protocol.ts';
import { filled, Id, Ms } from './schema/text.ts';

export const mostAlarmWords = 400;
/** So far ahead of the school's clock that of a device may be. */
export const alarmAheadMs = 5 * 60_000;
/** What is older is no news: whoever watches over devices was away for longer than that, or sends seconds for milliseconds. */
export const alarmBeforeMs = 30 * 86_400_000;

/** `id`: what the other system calls it; sent again it is the same case. `at`: when it was raised, UTC ms. `place`: its id, or the code on its label. */
export const NewAlarm = v.strictObject({
  id: filled(100),
  at: Ms,
  place: v.pipe(v.string(), v.maxLength(300)),
  category: v.picklist(hazardCategories),
  text: v.pipe(
    v.string(),
    v.check((text) => Array.from(text).length <= mostAlarmWords, 'text-too-long'),
    filled(mostAlarmWords),
  ),
});
export type NewAlarm = v.InferOutput<typeof NewAlarm>;

/** `number`: of the case, as people call it. `isNew`: false where it was here already. */
export const AlarmTaken = v.object({
  protocol: v.literal(protocol),
  hazardId: Id,
  number: v.string(),
  isNew: v.boolean(),
});
export type AlarmTaken = v.InferOutput<typeof AlarmTaken>;
