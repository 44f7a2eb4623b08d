// The evidence of one case: how it was found, every step, and every entry that says so.
import { titleOf } from '../../domain/hazard-titles.ts';
import { setImmediate } from 'node:timers/promises';
import { caseNumber } from '../../domain/case-number.ts';
import { fireElementsText } from '../../domain/fire-elements.ts';
import { categoryOf, foundOf, type Hazard } from '../../domain/hazard.ts';
import { toldAs, type HazardStep, type StepOf } from '../../domain/hazard-handling.ts';
import { listedAfter } from '../../domain/listed-state.ts';
import {
  categoryNames,
  extraLookNames,
  findingNames,
  interimNames,
  officialGrades,
  rejectNames,
  repairNames,
  stateNames,
  wayNames,
} from '../../domain/hazard-ledger-words.ts';
import { shownState } from '../../domain/hazard-times.ts';
import { officialGrade } from '../../domain/hazard-words.ts';
import { withoutNumbers } from '../../domain/law-names.ts';
import type { Sighting } from '../../domain/sighting.ts';
import { timeOf, whereOf, type LedgerAround } from '../../domain/ledgers/form.ts';
import type { Parts, SignedIn } from '../env.ts';
import { namedPhotos, stepsOf, storedPhoto } from '../routes/case-read.ts';
import type { LedgerLine, StoredPhoto } from '../store/store.ts';
import { el, file, type Node } from './nodes.ts';
import { bySeq, cells, facts, linesOfInspection, removedWords } from './of-inspection.ts';
import type { Evidence } from './write.ts';

const stepNames: Record<ReturnType<typeof toldAs>, string> = {
  assign: '核实立案并交办',
  reject: '不予立案',
  merge: '合并到另一件隐患',
  appeal: '提出申诉',
  confirm: '确认当场已改好',
  'send-back': '退回，要求整改',
  accept: '接单',
  'hand-on': '申请转办',
  'grant-hand-on': '同意转办',
  'refuse-hand-on': '驳回转办',
  plan: '报整改方案（五落实）',
  'approve-plan': '批准整改方案',
  'return-plan': '退回整改方案',
  interim: '采取临时管控',
  progress: '填报进度',
  extend: '申请延期',
  'grant-extension': '批准延期',
  'refuse-extension': '驳回延期',
  rectify: '提交整改，请求复查',
  pass: '复查合格',
  fail: '复查不合格',
  close: '销号',
  'look-back': '回头看',
  reopen: '重新打开',
  escalate: '移交上级',
  'come-back': '登记上级回执',
  raise: '升为疑似重大',
  judge: '判定等级',
  comment: '留言',
  rate: '评价',
  'take-back': '撤回上报',
  amend: '更正上报',
  'as-repair': '转为报修',
  'as-hazard': '转回隐患',
  move: '更换责任人',
  supervise: '挂牌督办',
  'lift-supervision': '解除挂牌督办',
  urge: '督办',
  'report-up': '报告主管部门',
  'source-withdrawn': '撤回了上报',
  'source-corrected': '更正了记录',
  'took-in': '的上报并入这件',
  'link-given': '给了外单位链接',
  'link-taken-back': '收回外单位链接',
  'firm-progress': '（外单位）填报进度',
};

export async function caseEvidence(parts: Parts, who: SignedIn, hazard: Hazard): Promise<Evidence> {
  const { store } = parts;
  const { school } = who;
  const place = await store.documents.read(school.id, 'place', hazard.placeId);
  const around = { timeZone: school.timeZone, now: parts.now(), placeOf: () => place, shows: true };
  const steps = await stepsOf(parts, who, hazard);
  const named = namedPhotos(hazard, steps);
  const files = new Map<string, StoredPhoto>();
  for (const { sha256 } of named) {
    const stored = await storedPhoto(parts, school.id, named, sha256);
    if (stored) files.set(sha256, stored);
  }
  const removed = await removedWords(parts, school, named);
  const placed = new Set<string>();
  const photos = (those: readonly string[]): Node[] =>
    those.map((sha256) => {
      const about = el('figcaption', [sha256.slice(0, 12)]);
      const isHere = files.has(sha256);
      if (!isHere) return el('p', [`${removed(sha256) ?? '还没有送达'}：${sha256.slice(0, 12)}`]);
      if (placed.has(sha256)) return el('p', [`照片见上：${sha256.slice(0, 12)}`]);
      placed.add(sha256);
      return el('figure', [file(sha256), about]);
    });
  const number = caseNumber(hazard, school.timeZone);
  return {
    what: `case ${hazard.id}`,
    title: `${number} ${hazard.placeName}`,
    files,
    lines: await linesOfCase(parts, school.id, hazard, steps),
    pages: [
      el('h1', [`隐患 ${number}`]),
      facts([
        ['学校', school.name],
        ['部位', whereOf(hazard.placeId, hazard.placeName, around)],
        ['类别', categoryNames[categoryOf(hazard)]],
        ['等级', officialGrades[officialGrade(hazard.grade)]],
        ['描述', [titleOf(hazard).zh, hazard.note].filter(Boolean).join('；')],
        ['上报人', hazard.reportedByName],
        ['发现时间', `${timeOf(foundOf(hazard).at, around)}${foundOf(hazard).sure ? '' : '（手机时间，没有核对过）'}`],
        ['学校收到', timeOf(hazard.reportedAt, around) ?? ''],
        ['当前状态', stateNames[shownState(hazard, around.now)]],
      ]),
      el('h2', ['发现时']),
      ...photos(hazard.photos),
      ...(hazard.sightings ?? []).flatMap((one) => [sighted(one, around)].concat(photos(one.photos))),
      el('h2', ['办理过程']),
      el('table', [
        el('thead', [cells('th', ['时间', '谁', '做了什么', '说明', '之后的状态'])]),
        el(
          'tbody',
          steps.map(({ at, name, said, whom, was, state, without, extra }, n) =>
            cells('td', [
              timeOf(at, around) ?? '',
              name,
              [stepNames[toldAs(said)], whom].filter(Boolean).join(' → '),
              [
                detailOf(said),
                extra && extraLookNames[extra],
                was && wasText(was),
                without && '没有生效：期间别人已经办理',
              ]
                .filter(Boolean)
                .join('；'),
              stateNames[listedAfter(state, steps.slice(0, n + 1))],
            ]),
          ),
        ),
      ]),
      ...steps.flatMap(({ photos: taken }) => photos(taken)),
    ],
  };
}

const seenNames: Record<Sighting['seen'], string> = { still: '还在', worse: '更严重', gone: '已消除' };

const sighted = ({ at, byName, seen, note, sure, fixed }: Sighting, around: Pick<LedgerAround, 'timeZone'>): Node =>
  el('p', [
    `${timeOf(at, around) ?? ''}${sure === false ? '（手机时间，没有核对过）' : ''} ${byName} 又看到：${seenNames[seen]}${fixed ? '，当场已经改好' : ''}。${note}`,
  ]);

const wasText = ({ text, category, placeName }: NonNullable<HazardStep['was']>): string =>
  `原来写的：${[text, categoryNames[category], placeName].join('、')}`;

/** What would have been reported of it, had it not been known. */
const addedText = ({ authority, fixed, repair, majorRefs = [] }: NonNullable<StepOf<'comment'>['report']>): string =>
  [
    authority && '上级检查',
    fixed && '当场已经改好',
    repair && `要报修：${repairNames[repair]}`,
    majorRefs.length > 0 && `判定依据：${majorRefs.join(' ')}`,
  ]
    .filter(Boolean)
    .join('、');

/** What a step says besides its name. */
function detailOf(said: HazardStep['said']): string {
  return [
    'how' in said && said.how && interimNames[said.how],
    'report' in said && said.report && addedText(said.report),
    'text' in said && said.text,
    'found' in said && findingNames[said.found],
    'plan' in said && said.plan.measure,
    'unit' in said && said.unit,
    'letter' in said && said.letter,
    'number' in said && [wayNames[said.way], said.number, said.day].filter(Boolean).join(' '),
    'receipt' in said && said.receipt && `回执：${said.receipt}`,
    'firm' in said && said.firm && `施工单位：${said.firm}`,
    'filed' in said && said.filed && `报备：${said.filed.unit} ${said.filed.day} ${said.filed.number}`,
    'to' in said && `到 ${said.to}`,
    'basis' in said && withoutNumbers(said.basis),
    'elements' in said && said.elements && fireElementsText(said.elements),
    'signature' in said && said.signature && `签字：${said.signature.name}`,
    'opinion' in said && said.opinion,
    said.do === 'reject' && rejectNames[said.reason],
    said.do === 'take-back' && rejectNames['taken-back'],
    'note' in said && said.note,
  ]
    .filter(Boolean)
    .join('；');
}

async function linesOfCase(
  { store }: Pick<Parts, 'store'>,
  schoolId: string,
  hazard: Hazard,
  steps: readonly HazardStep[],
): Promise<LedgerLine[]> {
  const ids = [...steps.map(({ stepId }) => stepId), ...(hazard.sightings ?? []).map(({ id }) => id)];
  const lines = await store.ledger.linesOf(schoolId, ids);
  const record = await store.documents.read(schoolId, 'inspection', hazard.inspectionId);
  if (record) lines.push(...(await linesOfInspection({ store }, schoolId, record)));
  else lines.push(...(await reportOf({ store }, schoolId, hazard)));
  return bySeq(lines);
}

const linesAtOnce = 1000;

/** The entry that reported it by itself. It came in when it was reported or later, so it is looked for from there on. */
async function reportOf({ store }: Pick<Parts, 'store'>, schoolId: string, hazard: Hazard): Promise<LedgerLine[]> {
  const { seq: last } = await store.ledger.end(schoolId);
  let seq = await store.ledger.seqBefore(schoolId, hazard.reportedAt);
  while (seq < last) {
    const found = await store.ledger.linesAbout(schoolId, [hazard.id, hazard.inspectionId], seq, seq + linesAtOnce);
    if (found.length > 0) return found.slice(0, 1);
    seq += linesAtOnce;
    await setImmediate();
  }
  return [];
}
