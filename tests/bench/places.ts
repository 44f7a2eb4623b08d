// Five thousand places on a phone, against sixty: the list of places, looking for one letter by letter, and 今日.
import type { Page } from '@playwright/test';
import type { Place } from '../../src/domain/place.ts';
import { id } from '../cast.ts';
import { signIn } from '../e2e/phone.ts';
import { openSchool } from '../e2e/school.ts';
import { inMs, median, spread } from './numbers.ts';
import { slowDown, withPhone } from './phones.ts';
import type { Row } from './row.ts';

const rate = 6;
const runs = 5;
/** No paper gives a goal for this many: what feels immediate to a thumb, and a screen that is there at once. */
const mostListMs = 1000;
const mostKeyMs = 200;
const mostRatio = 1.5;
const typed = ['1', '10', '10号', '10号楼 3', '10号楼 30', '号楼', '室', '8层 80'];

type Size = { buildings: number; floors: number; rooms: number };
const many: Size = { buildings: 25, floors: 9, rooms: 21 };
const few: Size = { buildings: 2, floors: 2, rooms: 14 };

export async function places(): Promise<Row[]> {
  const [large, small] = [await measured(many), await measured(few)];
  const ratio = median(large.today) / median(small.today);
  const about = (said: number[]): string => `${inMs(median(said))} (${spread(said, inMs)})`;
  return [
    {
      goal: 'Places',
      what: `the list of ${large.count} places opened, ${rate}× CPU, median of ${runs}`,
      value: `${about(large.list)}; with ${small.count} places ${about(small.list)}`,
      must: `≤ ${inMs(mostListMs)}`,
      ok: median(large.list) <= mostListMs,
    },
    {
      goal: 'Places',
      what: `a letter typed until what was found is painted, ${large.count} places, ${rate}× CPU, median of ${typed.length}`,
      value: `${about(large.keys)}; with ${small.count} places ${about(small.keys)}`,
      must: `≤ ${inMs(mostKeyMs)}`,
      ok: median(large.keys) <= mostKeyMs,
    },
    {
      goal: 'Places',
      what: `今日 opened by its address with ${large.count} places against ${small.count}, until it can be pressed, ${rate}× CPU`,
      value: `${ratio.toFixed(2)}× (${about(large.today)}; ${about(small.today)})`,
      must: `≤ ${mostRatio.toFixed(2)}×`,
      ok: ratio <= mostRatio,
    },
  ];
}

type Measured = { count: number; list: number[]; keys: number[]; today: number[] };

async function measured(size: Size): Promise<Measured> {
  const school = await openSchool();
  try {
    const all = campus(size);
    for (let i = 0, n = 1; i < all.length; i += 1000, n++) {
      const some = all.slice(i, i + 1000);
      await school.sun.write('places-kept', { places: some }, { subject: some[0]!.id, id: id(70_000 + n), opSeq: n });
    }
    return await withPhone(async (context) => {
      const page = await context.newPage();
      await signIn(page, school.server.url, 'sun');
      const found: Measured = { count: all.length, list: [], keys: [], today: [] };
      await page.goto(`${school.server.url}/places`);
      await page.getByRole('searchbox').waitFor();
      await slowDown(page, rate);
      for (let run = 0; run <= runs; run++) {
        const today = await opened(page, '/', '[href="/hazards"]');
        const took = await opened(page, '/places', 'input[type=search]');
        for (const text of run === 1 ? typed : []) found.keys.push(await keyed(page, text));
        if (run > 0) found.list.push(took);
        if (run > 0) found.today.push(today);
      }
      return found;
    });
  } finally {
    await school.server.remove();
  }
}

const opened = (page: Page, path: string, selector: string): Promise<number> =>
  page.evaluate(
    ({ to, wanted }) =>
      new Promise<number>((resolve) => {
        document.querySelectorAll('h1').forEach((one) => one.setAttribute('data-left', ''));
        const from = performance.now();
        const look = () => {
          if (!document.querySelector('h1:not([data-left])') || !document.querySelector(wanted)) return;
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
        };
        const watch = new MutationObserver(look);
        watch.observe(document, { childList: true, subtree: true });
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
      }),
    { to: path, wanted: selector },
  );

/** What stands in the field changes as by a key, and the page paints what it finds. */
const keyed = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    (value) =>
      new Promise<number>((resolve) => {
        const field = document.querySelector<HTMLInputElement>('input[type=search]')!;
        const from = performance.now();
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from))));
      }),
    text,
  );

function campus({ buildings, floors, rooms }: Size): Place[] {
  let n = 0;
  const place = (kind: Place['kind'], name: string, above: Place | null): Place => ({
    id: id(20_000 + ++n),
    kind,
    name,
    ancestors: above ? [...above.ancestors, { id: above.id, name: above.name }] : [],
  });
  const all: Place[] = [];
  for (let b = 1; b <= buildings; b++) {
    const building = place('building', `${b}号楼`, null);
    all.push(building);
    for (let f = 1; f <= floors; f++) {
      const floor = place('floor', `${f}层`, building);
      all.push(floor);
      for (let r = 1; r <= rooms; r++) all.push(place('room', `${f}${String(r).padStart(2, '0')}室`, floor));
    }
  }
  return all;
}
