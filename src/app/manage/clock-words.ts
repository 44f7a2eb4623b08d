// What is known of a phone's clock, and lengths of time, in words.
import { isClockOff, earlyOrLate, type Moment } from '../../domain/moment.ts';
import { spanOf } from '../span.ts';
import type { Words } from '../state.ts';

type ManageWords = Words['manage'];

/** 8 分 20 秒; whole seconds. */
export function durationWords(ms: number, manage: ManageWords): string {
  const seconds = Math.round(ms / 1000);
  return manage.duration(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60);
}

/** Impossible, right, fast, slow or never compared, and how long before that was known. */
export function clockWords(clock: Moment, receivedAt: number | null, manage: ManageWords): string {
  const { record } = manage;
  const impossible = earlyOrLate(clock, receivedAt);
  if (impossible) return record.clockCannotBe[impossible];
  if (clock.serverOffsetMs === null) return record.clockNever;
  const off = manage.span(spanOf(clock.serverOffsetMs));
  const state = isClockOff(clock)
    ? clock.serverOffsetMs < 0
      ? record.clockFast(off)
      : record.clockSlow(off)
    : record.clockGood;
  if (clock.serverOffsetAgeMs === null) return state;
  const age = record.clockAge(manage.span(spanOf(clock.serverOffsetAgeMs)));
  return `${state}${manage.list}${age}`;
}
