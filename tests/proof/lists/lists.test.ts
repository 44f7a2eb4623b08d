// P6: list, page and file say the same of a school, whatever was said there.
import { expect, test } from 'vitest';
import { sun } from '../../cast.ts';
import { fen, xiao } from '../../cast-cases.ts';
import { Random } from '../../simulation/random.ts';
import { sized } from '../size.ts';
import { compareCases } from './cases.ts';
import { drawSchool } from './draw-school.ts';
import { Reading } from './reading.ts';
import { compareRecords } from './records.ts';

const schools = sized({ quick: 6, commit: 10, proof: 1000 });
/** A test lets go of its schools when it ends. */
const together = 25;
const from = Number(process.env['PATROL_SEED'] ?? 1);
const begins = Array.from({ length: Math.ceil(schools / together) }, (_, n) => from + n * together);

test.each(begins)(
  'drawn schools from seed %i on: lists, pages and files agree',
  async (first) => {
    const seen = { records: 0, cases: 0, pages: 0, lines: 0 };
    for (let seed = first; seed < Math.min(first + together, from + schools); seed++) {
      const random = new Random(seed);
      const reading = new Reading(await drawSchool(random), random.pick([sun, fen, xiao]), random);
      await compareRecords(reading);
      await compareCases(reading);
      expect(reading.wrong.slice(0, 10), `seed ${seed}`).toEqual([]);
      seen.records += reading.seen.records;
      seen.cases += reading.seen.cases;
      seen.pages += reading.seen.pages;
      seen.lines += reading.seen.lines;
    }
    // A comparison of nothing is none.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
  },
  3_600_000,
);
