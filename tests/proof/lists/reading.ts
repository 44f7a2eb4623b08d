// What somebody reads at the desk of a drawn school: lists page after page, and their files in both forms; and what of it disagrees.
import type { Person } from '../../../src/domain/person.ts';
import { readWorkbook } from '../../../src/server/sheets/read-workbook.ts';
import * as cast from '../../cast.ts';
import type { Random } from '../../simulation/random.ts';
import type { Around, Line } from '../list-columns.ts';
import { plain, readCsv } from '../read-csv.ts';
import type { DrawnSchool } from './draw-school.ts';

/** Few enough for the short lists of these schools to have several pages. */
const mostRows = 4;
export const places = [cast.dorm3, cast.floor2, cast.canteen];

/** In a workbook a day or a time is the number of days since the last day of 1899. */
function textOf(head: string, cell = ''): string {
  if (!/^\d+(\.\d+)?$/.test(cell) || !/^(日期|期限|等签字到|..时间)$/.test(head)) return cell;
  const text = new Date(Date.UTC(1899, 11, 30) + Math.round(Number(cell) * 1440) * 60_000).toISOString();
  return head === '日期' ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}

export class Reading {
  readonly wrong: string[] = [];
  /** How much was compared; `pages` behind the first one. */
  readonly seen = { records: 0, cases: 0, pages: 0, lines: 0 };
  readonly drawn: DrawnSchool;
  readonly random: Random;
  readonly #who: Person;

  /** As whom it is read. */
  constructor(drawn: DrawnSchool, who: Person, random: Random) {
    this.drawn = drawn;
    this.random = random;
    this.#who = who;
    drawn.cases.school.forgetCookies();
  }

  get around(): Omit<Around, 'cases'> {
    const whereOf = (id: string): string => {
      const place = places.find((one) => one.id === id);
      return place ? [...place.ancestors, place].map(({ name }) => name).join('—') : '';
    };
    return { timeZone: cast.yucai.timeZone, now: this.drawn.cases.school.clock.ms, whereOf };
  }

  same(about: string, one: unknown, other: unknown): void {
    const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
    if (a !== b) this.wrong.push(`${about}: ${a}, and ${b}`);
  }

  json<T>(path: string): Promise<T> {
    return this.drawn.cases.school.json<T>(this.#who, 'GET', path);
  }

  /** Page after page, each of a length of its own; and the first, with what it says of the whole. */
  async list<A extends { rows: { id: string }[]; next: string | null }>(path: string) {
    const page = (before: string | null): Promise<A> => {
      const after = before === null ? '' : `&before=${encodeURIComponent(before)}`;
      return this.json<A>(`${path}&limit=${1 + this.random.int(mostRows)}${after}`);
    };
    const first = await page(null);
    const rows: A['rows'] = [...first.rows];
    for (let { next } = first; next !== null;) {
      const more = await page(next);
      rows.push(...more.rows);
      next = more.next;
      this.seen.pages++;
    }
    this.same(`${path}, each once`, new Set(rows.map(({ id }) => id)).size, rows.length);
    return { first, rows };
  }

  /** The file has the lines of the list, in their order, in every column, as CSV and as a workbook. */
  async file(path: string, sheet: string, lines: readonly Line[]): Promise<void> {
    const csv = readCsv((await this.#bytes(`${path}&as=csv`)).toString('utf8').replace(/^\uFEFF/, ''));
    const texts = csv.filter((row) => row.length > 1).map((row) => row.map(plain));
    const heads = texts[0] ?? [];
    const found = readWorkbook(await this.#bytes(`${path}&as=xlsx`)).find(({ name }) => name === sheet);
    const book = (found?.rows ?? []).map(({ cells }) => heads.map((head, at) => textOf(head, cells.get(at))));
    const meant = lines.map((line) => heads.map((head) => String(line[head] ?? '')));
    for (const [as, [first, ...rows]] of Object.entries({ csv: texts, xlsx: book })) {
      const about = `${path} as ${as}`;
      this.same(`${about}: heads`, first, lines[0] ? Object.keys(lines[0]) : heads);
      this.same(`${about}: lines`, rows.length, lines.length);
      meant.forEach((line, n) => this.same(`${about}: line ${n + 1}`, rows[n], line));
    }
    this.seen.lines += 2 * lines.length;
  }

  async #bytes(path: string): Promise<Buffer> {
    const answer = await this.drawn.cases.school.ask(this.#who, 'GET', path);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return Buffer.from(await answer.arrayBuffer());
  }
}

export const idsOf = (all: Iterable<{ id: string }>): string[] => [...all].map(({ id }) => id).sort();
