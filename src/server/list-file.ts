// A list that managers work from as a file: what it shows, under the filter that is in force, written while it is read.
import type { CountedName } from '../domain/counted-names.ts';
import { setImmediate } from 'node:timers/promises';
import type { Context } from 'hono';
import * as v from 'valibot';
import { categoryNames, gradeNames, stateNames } from '../domain/hazard-ledger-words.ts';
import type { LedgerForm } from '../domain/ledgers/form.ts';
import { placeName, type Place } from '../domain/place.ts';
import { maxRows } from '../domain/reports.ts';
import { wallClock } from '../domain/wall-clock.ts';
import type { Parts, PatrolEnv } from './env.ts';
import { cellsOf, columnOf, fileForms, type FileForm } from './ledgers/write.ts';
import { noteExport, type Export } from './note-export.ts';
import { bookOf } from './routes/case-viewer.ts';
import { downloadStream, type Made } from './routes/download.ts';
import type { PageEnd } from './routes/query.ts';
import { streamWorkbook, type LongRow } from './sheets/stream-workbook.ts';
import { csvLine, csvMark, csvType } from './sheets/write-csv.ts';
import { xlsxType, type Cell, type OutSheet } from './sheets/write-workbook.ts';

/** What every such file is asked with besides its filter. */
export const asFile = { as: v.optional(v.picklist(fileForms), 'xlsx') };

/** What narrows it, by the name it is asked under; undefined where it does not. */
export type Filter = Readonly<Record<string, string | number | undefined>>;

/** `pages`: its rows in the order of the list, some hundred at a time. `made`: `of` is set by whoever counts them, while it is read. */
type ListFile<S> = {
  what: string;
  form: LedgerForm<S>;
  filter: Filter;
  as: FileForm;
  pages: AsyncIterable<readonly S[]>;
  made?: Made;
};

const names: Readonly<Record<string, string>> = {
  from: '从',
  to: '到',
  day: '日期',
  place: '地点',
  template: '检查表',
  by: '检查人',
  item: '异常项目',
  late: '补录',
  counted: '分析中的',
  result: '结果',
  photos: '照片',
  list: '清单',
  grade: '级别',
  category: '类别',
  state: '状态',
  dept: '部门',
  person: '人员',
  days: '至少几天前上报',
  supervised: '挂牌督办',
  plan: '计划',
  route: '整轮走完的，路线',
  standing: '情况',
  way: '路线',
  building: '楼栋',
  point: '点位',
  group: '类型',
  words: '词',
  remark: '要看一眼的',
  looked: '看过没有',
  pair: '情况',
  kind: '类别',
  outcome: '情况',
  whole: '合格',
};
/** As the analysis names what it counts. */
const countedTexts = {
  found: '发现',
  repeats: '反复出现',
  onSpot: '当场整改',
  closedOf: '已立案',
  inTime: '按期整改',
  inTimeOf: '到期应完成',
  answered: '按时告诉立案',
  answeredOf: '应告诉立案',
  told: '按时告诉办结',
  toldOf: '应告诉办结',
  handedOn: '申请过转办',
  handedOnOf: '交办过',
  rebound: '反弹',
  reboundOf: '销号过',
  ended: '这段时间销号',
  repairs: '这段时间复查合格',
  responses: '这段时间接单',
  absences: '这段时间销号的缺寝',
  age0: '未销号，3 天以内',
  age1: '未销号，4–7 天',
  age2: '未销号，8–30 天',
  age3: '未销号，30 天以上',
} satisfies Omit<Record<CountedName, string>, 'closed'>;

const values: Readonly<Record<string, string>> = {
  ...categoryNames,
  ...stateNames,
  ...gradeNames,
  normal: '无异常',
  abnormal: '有异常',
  yes: '是',
  no: '否',
  submitted: '未撤回',
  ...countedTexts,
};

/** A list that is read whole. */
export async function* onePage<S>(rows: readonly S[]): AsyncGenerator<readonly S[]> {
  yield rows;
}

type OnePage<S> = { rows: readonly S[]; next: PageEnd | null };

/** A list that is read page by page. */
export async function* everyPage<S>(
  page: (before: PageEnd | undefined, limit: number) => Promise<OnePage<S>>,
): AsyncGenerator<readonly S[]> {
  let before: PageEnd | undefined;
  do {
    const { rows, next } = await page(before, maxRows);
    yield rows;
    before = next ?? undefined;
  } while (before);
}

export async function listFile<S>(c: Context<PatrolEnv>, parts: Parts, list: ListFile<S>): Promise<Response> {
  const { school } = c.get('signedIn');
  const { form, as } = list;
  const at = parts.now();
  const places = new Map((await parts.store.documents.places(school.id)).map((place) => [place.id, place]));
  const around = { timeZone: school.timeZone, now: at, placeOf: (id: string) => places.get(id), shows: false };
  const day = wallClock(at, school.timeZone).toISOString().slice(0, 10);
  const rows = { n: 0 };
  const { made = { done: 0, of: null } } = list;
  async function* lines(): AsyncGenerator<LongRow[]> {
    for await (const page of list.pages) {
      const lines = page.flatMap((row) => form.rowsOf(row, around));
      rows.n += lines.length;
      made.done += page.length;
      yield lines.map((row) => ({ cells: cellsOf(row, form.heads) }));
      await setImmediate();
    }
  }
  const facts = await filterWords(parts, school.id, list.filter, places);
  const sheet = (): OutSheet => ({
    name: '说明',
    columns: [
      { head: '项目', width: 14 },
      { head: '内容', width: 48 },
    ],
    rows: [
      ['学校', school.name],
      ['清单', form.title],
      ...facts,
      ['行数', rows.n],
      ['数据截至', { time: wallClock(at, school.timeZone) }],
      ['生成人', c.get('signedIn').person.name],
    ],
  });
  const bytes =
    as === 'xlsx'
      ? streamWorkbook({ name: form.sheet, columns: form.heads.map(columnOf), parts: lines() }, sheet)
      : csvOf(form, lines());
  const body = noted(c, parts, { what: list.what, as }, rows, bytes);
  return downloadStream(c, `${day}_${form.sheet}.${as}`, as === 'xlsx' ? xlsxType : csvType, body, made);
}

async function* csvOf<S>({ heads }: LedgerForm<S>, pages: AsyncGenerator<LongRow[]>): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder();
  yield bytes.encode(csvMark + csvLine(heads.map(({ head }) => head)));
  for await (const page of pages) yield bytes.encode(page.map(({ cells }) => csvLine(cells)).join(''));
}

async function* noted(
  c: Context<PatrolEnv>,
  parts: Parts,
  said: Export,
  rows: { n: number },
  bytes: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const who = c.get('signedIn');
  await noteExport(parts, who, said);
  let ended: NonNullable<Export['ended']> = 'cancelled';
  try {
    yield* bytes;
    ended = 'whole';
  } catch (error) {
    ended = 'failed';
    throw error;
  } finally {
    await noteExport(parts, who, { ...said, rows: rows.n, ended });
  }
}

/** Said as ids. What is not there and what is another school's are told alike. */
const ids: ReadonlySet<string> = new Set([
  'place',
  'by',
  'person',
  'dept',
  'plan',
  'route',
  'way',
  'building',
  'point',
]);
const nobody = '没有';

/** What the filter says, by the names of places and people. */
async function filterWords(
  { store }: Parts,
  schoolId: string,
  filter: Filter,
  places: ReadonlyMap<string, Place>,
): Promise<Cell[][]> {
  const { departments } = await bookOf({ store }, schoolId);
  const { plans, routes } = await store.documents.timetable(schoolId);
  const known = new Map([
    ...[...plans, ...routes.values()].map(({ id, name }): [string, string] => [id, name]),
    ...(await store.documents.people(schoolId)).map(({ id, name }): [string, string] => [id, name]),
    ...[...places.values()].map((place): [string, string] => [place.id, placeName(place)]),
    ...departments.map(({ id, name }): [string, string] => [id, name]),
  ]);
  return Object.entries(filter).flatMap(([name, value]): Cell[][] => {
    if (value === undefined) return [];
    const said = ids.has(name) ? (known.get(String(value)) ?? nobody) : (values[value] ?? String(value));
    return [[names[name] ?? name, said]];
  });
}
