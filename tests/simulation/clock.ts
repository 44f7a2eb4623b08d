// The clock of one machine: as wrong as chance makes it, and monotonic only where the platform promises it.
import type { Scheduler } from './scheduler.ts';

/** 2026-11-22 22:30 in Shanghai: when the world begins. */
export const beginning = Date.UTC(2026, 10, 22, 14, 30);

export class Clock {
  /** How far it is ahead of the world's time, in ms. */
  offsetMs = 0;
  /** Minutes east of Greenwich. */
  zoneMin = 480;
  readonly #scheduler: Scheduler;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  now = (): number => beginning + this.#scheduler.now + this.offsetMs;
}

/** A `Date` that asks this clock. */
export function dateOf(clock: Pick<Clock, 'now' | 'zoneMin'>): DateConstructor {
  class MachineDate extends Date {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(clock.now());
      else super(...(given as [number]));
    }
    static override now(): number {
      return clock.now();
    }
    override getTimezoneOffset(): number {
      return -clock.zoneMin;
    }
  }
  return MachineDate as unknown as DateConstructor;
}
