// How the school's calendar is read off the wire.
import * as v from 'valibot';
import { packs } from '../calendar.ts';
import { Day, Days } from './day.ts';
import { filled } from './text.ts';

const Named = v.pipe(
  v.strictObject({ name: filled(20), ...Days.pipe[0].entries }),
  v.check(({ from, to }) => from <= to, 'days-crossed'),
);

/** `workdays`: days of a weekend that are worked (调休). `packs`: what is switched on besides, and from when to when. */
export const Calendar = v.strictObject({
  terms: v.pipe(v.array(Named), v.maxLength(40)),
  holidays: v.pipe(v.array(Named), v.maxLength(200)),
  workdays: v.pipe(v.array(Day), v.maxLength(200)),
  packs: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({ pack: v.picklist(packs), ...Days.pipe[0].entries }),
        v.check(({ from, to }) => from <= to, 'days-crossed'),
      ),
    ),
    v.maxLength(100),
  ),
});
