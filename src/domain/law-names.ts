// On what a hazard rests, as official papers name it: the laws that checklists name by short codes (`domain.md` 3), and the points of the guide to what is major.
import type { Hazard } from './hazard.ts';

const guide = '《教育系统重大事故隐患判定指南》';

/** Those in force whose wording was seen; drafts, practice and what other provinces ask for are the reason of no paper (`domain.md` 1.1). */
const names: Readonly<Record<string, string>> = {
  XFF: '《消防法》',
  L61: '《机关、团体、企业、事业单位消防安全管理规定》',
  L28: '《高等学校消防安全管理规定》',
  GC5: '《高层民用建筑消防安全管理规定》',
  S10: '《中小学校、幼儿园消防安全十项规定》',
  ZDPD: guide,
  G40248: 'GB/T 40248-2021',
  G25201: 'GB 25201-2010',
  G50140: 'GB 50140-2005',
  G55036: 'GB 55036-2022',
  SAF: '《食品安全法》',
  L45: '《学校食品安全与营养健康管理规定》',
  JZYC: '《集中用餐单位落实食品安全主体责任监督管理规定》',
  DZ30: '教体艺厅函〔2025〕30号',
  TZF: '《特种设备安全法》',
  TZTL: '《特种设备安全监察条例》',
  RQ: '《城镇燃气管理条例》',
  WH: '《危险化学品安全管理条例》',
  L23: '《中小学幼儿园安全管理办法》',
  WBF: '《未成年人保护法》',
  G29315: 'GB/T 29315-2022',
  ZABW: '《企业事业单位内部治安保卫条例》',
  SPTX: '《公共安全视频图像信息系统管理条例》',
  XC: '《校车安全管理条例》',
  JN: '《公共机构节能条例》',
  JS: '《节约用水条例》',
  FLF: '《反食品浪费法》',
};

const clausesOf = (guideText: string): string => guideText.replaceAll(/第3条\(一\)(\d+)/g, '第3条(一)第$1项');

/** The laws and clauses of a checklist's source; empty where it names none that a paper may. A clause that was not seen is left out. */
export function lawWords(source: string): string {
  const parts = source.split(/[；;]/).flatMap((part) => {
    const [, code = '', rest = ''] = /^\s*([A-Z]+\d*)\s*(.*)$/.exec(part) ?? [];
    const name = names[code];
    if (!name || rest.includes('待核')) return [];
    return [name + (/^(第|\d)/.test(rest) ? clausesOf(rest).trim() : '')];
  });
  return [...new Set(parts)].join('；');
}

/** M6 is a number of this product: outside it is the sixth item of the guide. */
export const withoutNumbers = (basis: string): string =>
  basis.replaceAll(/\bM(10|[1-9])\b/g, (_point, n: string) => `${guide}第3条(一)第${n}项`);

/** 判定依据: what people judged it by; until then the clauses of its item and the points of the guide that it meets. Empty where nothing is known. */
export function basisOf({ law = '', majorRefs, handling }: Pick<Hazard, 'law' | 'majorRefs' | 'handling'>): string {
  const judged = handling?.judged;
  if (judged) return [withoutNumbers(judged.basis), judged.note].filter(Boolean).join('；');
  const parts = [lawWords(law), ...majorRefs.map(withoutNumbers)].filter(Boolean);
  // The item names the point itself, where it is one of the guide.
  return parts.filter((part, n) => n === 0 || !parts[0]?.includes(part)).join('；');
}
