// What is kept aside, who looked at photos of where students live, and where nothing was found for long, as files: a line each, in the words of the school's papers.
import { heldKindNames, heldWhyNames } from '../held-names.ts';
import type { PhotoViews } from '../photo-wall.ts';
import type { HeldRow } from '../reports.ts';
import type { StreakRow } from '../streak-reports.ts';
import { count, form, text, time, timeOf, wide, type LedgerAround } from './form.ts';

type Line<S> = { id: string; of: string; around: LedgerAround; row: S };
const perRow =
  <S>(id: (row: S) => string) =>
  (row: S, around: LedgerAround): Line<S>[] => [{ id: id(row), of: id(row), around, row }];
const titled = (title: string) => ({ title, law: '学校通行做法', sheet: title });

/** Kinds and reasons that came later than this version have a word too. */
const heldName = (names: Readonly<Record<string, string>> & { other: string }, key: string): string =>
  names[key] ?? names.other;
const settlings = { released: '已计入', rejected: '不计入' } as const;

export const heldList = form(
  titled('单独存放的记录'),
  perRow<HeldRow>(({ id }) => id),
  [
    text('是什么', ({ row }) => row.template?.zh ?? heldName(heldKindNames, row.kind)),
    wide('内容', ({ row }) => row.about),
    wide('地点', ({ row }) => row.place),
    text('记录人', ({ row }) => row.byName),
    text('传来的人', ({ row }) => row.senderName),
    time('记录时间', ({ row, around }) => timeOf(row.recordedAt, around)),
    time('收到时间', ({ row, around }) => timeOf(row.receivedAt, around)),
    wide('单独存放的原因', ({ row }) => heldName(heldWhyNames, row.code)),
    count('答案', ({ row }) => row.found?.answers ?? null),
    count('异常', ({ row }) => row.found?.faults ?? null),
    count('照片', ({ row }) => row.found?.photos ?? null),
    text('核对结果', ({ row }) => (row.settled ? settlings[row.settled.outcome] : '等人核对')),
    text('核对人', ({ row }) => row.settled?.byName ?? null),
    time('核对时间', ({ row, around }) => timeOf(row.settled?.at, around)),
    wide('核对说明', ({ row }) => row.settled?.reason || null),
  ],
);

type ViewRow = PhotoViews['rows'][number];
const hows: Record<ViewRow['how'], string> = { page: '照片墙上列出', full: '打开' };

/** A line for each photo: that is what was looked at. */
export const viewList = form(
  titled('谁看过宿舍照片'),
  (row: ViewRow, around: LedgerAround) =>
    row.photos.map((photo) => ({ id: `${row.id} ${photo.sha256}`, of: row.id, around, row, photo })),
  [
    time('时间', ({ row, around }) => timeOf(row.at, around)),
    text('谁', ({ row }) => row.personName),
    text('怎么看的', ({ row }) => hows[row.how]),
    wide('拍摄地点', ({ photo }) => photo.placeName),
    time('拍摄时间', ({ photo, around }) => timeOf(photo.at, around)),
    text('照片编号', ({ photo }) => photo.sha256.slice(0, 12)),
  ],
);

export const streakList = form(
  titled('长期零隐患'),
  perRow<StreakRow>(({ placeId }) => placeId),
  [
    wide('点位', ({ row }) => row.placeName),
    count('轮次', ({ row }) => row.rounds),
    text('最近到的人', ({ row }) => row.last.byName),
    time('最近到的时间', ({ row, around }) => timeOf(row.last.at, around)),
    text('抽查人', ({ row }) => row.spot?.byName ?? null),
    time('抽查时间', ({ row, around }) => timeOf(row.spot?.at, around)),
  ],
);
