// The evidence of one inspection: as it stands now, with every entry that made it.
import { judge, type Judgement } from '../../domain/answer.ts';
import { asWalked } from '../../domain/asset-walk.ts';
import type { InspectionRecord } from '../../domain/documents.ts';
import { timeOf, whereOf } from '../../domain/ledgers/form.ts';
import { inspected, saidOf } from '../../domain/ledgers/inspection-line.ts';
import { answersById, attachments, dayOf } from '../../domain/inspection.ts';
import { correctedMs } from '../../domain/moment.ts';
import { templateId } from '../../domain/template.ts';
import type { Parts, SignedIn } from '../env.ts';
import type { LedgerLine, StoredPhoto } from '../store/store.ts';
import { el, file, type Node } from './nodes.ts';
import type { Evidence } from './write.ts';

const judgements: Record<Judgement, string> = {
  open: '未答',
  normal: '正常',
  abnormal: '异常',
  'not-applicable': '不适用',
};

export const cells = (tag: 'th' | 'td', texts: readonly string[]): Node =>
  el(
    'tr',
    texts.map((text) => el(tag, [text])),
  );
export const facts = (rows: readonly (readonly [string, string])[]): Node =>
  el('table', [
    el(
      'tbody',
      rows.map(([name, value]) => el('tr', [el('th', [name], 'scope="row"'), el('td', [value])])),
    ),
  ]);

export async function inspectionEvidence(parts: Parts, who: SignedIn, record: InspectionRecord): Promise<Evidence> {
  const { store } = parts;
  const { school } = who;
  const { inspection } = record;
  const published = await store.documents.read(school.id, 'template', templateId(inspection.template));
  if (!published) throw new Error(`the record ${record.id} stands on a template that is gone`);
  const template = asWalked(published, inspection.assets);
  const place = await store.documents.read(school.id, 'place', inspection.placeId);
  const around = { timeZone: school.timeZone, now: parts.now(), placeOf: () => place, shows: true };
  const answers = answersById(inspection.answers);
  const line = inspected({ record, template, hazards: [], round: null }, around);
  const files = new Map<string, StoredPhoto>();
  const shown: Node[] = [];
  const removed = await removedWords(parts, school, attachments(inspection));
  for (const { sha256, itemId } of attachments(inspection)) {
    const stored = await store.photos.sentBy(school.id, record.by, sha256);
    const about = `${template.items.find(({ id }) => id === itemId)?.text.zh ?? '现场照片'} ${sha256.slice(0, 12)}`;
    if (stored && !files.has(sha256)) shown.push(el('figure', [file(sha256), el('figcaption', [about])]));
    else if (!stored) shown.push(el('p', [`${removed(sha256) ?? '还没有送达'}：${about}`]));
    if (stored) files.set(sha256, stored);
  }
  const time = (ms: number | null): string => timeOf(ms, around) ?? '';
  const title = `${record.templateName.zh} ${record.placeName} ${record.day}`;
  return {
    what: `inspection ${record.id}`,
    title,
    files,
    lines: await linesOfInspection(parts, school.id, record),
    pages: [
      el('h1', [record.templateName.zh]),
      facts([
        ['学校', school.name],
        ['地点', whereOf(inspection.placeId, record.placeName, around)],
        ['检查人', record.byName],
        ['开始', time(correctedMs(inspection.startedAt))],
        ['完成', time(correctedMs(inspection.finishedAt))],
        ['送达', time(record.receivedAt)],
        ['状态', record.state === 'withdrawn' ? '已撤回' : '有效'],
        ['检查表版本', String(inspection.template.version)],
        ...(inspection.correction ? [['更正原因', inspection.correction.reason] as const] : []),
        ...(inspection.late ? [['补录原因', inspection.late.reason] as const] : []),
      ]),
      el('h2', ['检查项']),
      el('table', [
        el('thead', [cells('th', ['检查项', '结果', '填写', '说明'])]),
        el(
          'tbody',
          template.items.map((item) => {
            const answer = answers.get(item.id);
            const reasons = (answer?.reasons ?? []).map((n) => template.reasons[n]?.zh ?? '');
            return cells('td', [
              item.text.zh,
              judgements[judge(item, answer, record.day)],
              saidOf(line, item.id),
              [...reasons, answer?.note, answer?.na?.note, answer?.fixedOnSpot && '当场改正']
                .filter(Boolean)
                .join('；'),
            ]);
          }),
        ),
      ]),
      ...(record.signatures ?? []).map(({ byName, at }) => el('p', [`后补签名：${byName} ${time(at)}`])),
      ...(shown.length > 0 ? [el('h2', ['照片和录音']), ...shown] : []),
    ],
  };
}

/** Submissions, withdrawals and signatures given later, by seq. */
export async function linesOfInspection(
  { store }: Pick<Parts, 'store'>,
  schoolId: string,
  record: InspectionRecord,
): Promise<LedgerLine[]> {
  const lines = await store.ledger.linesOf(schoolId, record.entries);
  for (const entry of record.signatures ? record.entries : [])
    lines.push(...(await store.ledger.signaturesOf(schoolId, record.id, entry)));
  return bySeq(lines);
}

export const bySeq = (lines: readonly LedgerLine[]): LedgerLine[] => [
  ...new Map(lines.toSorted((a, b) => a.seq - b.seq).map((line) => [line.seq, line])).values(),
];

/** That a photo was here and its time is over, in words; null for all others. */
export async function removedWords(
  { store }: Pick<Parts, 'store'>,
  { id, timeZone }: SignedIn['school'],
  named: readonly { sha256: string }[],
): Promise<(sha256: string) => string | null> {
  const hashes = named.map(({ sha256 }) => sha256);
  const removed = await store.photos.removed(id, hashes);
  return (sha256) => {
    const at = removed.get(sha256);
    return at === undefined ? null : `按保存期限已删除（${dayOf(at, timeZone)}）`;
  };
}
