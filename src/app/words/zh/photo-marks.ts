// Drawing over a photo, and what was drawn, read out.
import type { Mark } from '../../../domain/photo.ts';

const count = (marks: readonly Mark[], is: Mark['is']) => marks.filter((mark) => mark.is === is).length;

export const photoMarks = {
  open: '标注',
  title: '在照片上标注',
  show: '显示标注',
  hide: '隐藏标注',
  spoken: (marks: readonly Mark[]) => {
    const parts = [
      count(marks, 'circle') > 0 && `圈 ${count(marks, 'circle')} 个`,
      count(marks, 'arrow') > 0 && `箭头 ${count(marks, 'arrow')} 个`,
      ...marks.flatMap((mark) => (mark.is === 'text' ? [`文字“${mark.text}”`] : [])),
    ];
    return `标注：${parts.filter(Boolean).join('，')}`;
  },
  tools: { circle: '画圈', arrow: '箭头', text: '文字' },
  how: {
    circle: '画一圈，或点一下',
    arrow: '从尾划到头，或点一下',
    text: '点一下要写的地方',
  },
  surface: '照片。按回车放在中间',
  chosen: { circle: '圈', arrow: '箭头', text: '文字' },
  handles: { move: '移动，可用方向键', to: '改大小或方向，可用方向键', from: '移动箭尾，可用方向键' },
  larger: '放大',
  smaller: '缩小',
  turn: '转向',
  reword: '改字',
  remove: '删除',
  undo: '撤销',
  clear: '清空',
  done: '完成',
  saving: '正在保存',
  saved: '已存本机',
  notSaved: '标注没存上，请再按「完成」',
  full: '一张照片最多 20 处标注',
  words: '写什么？',
  wordsHint: '最多 20 个字，可用键盘上的麦克风说话',
  wordsNeeded: '请写几个字',
  put: '写上',
  common: ['这里', '破损', '松动', '漏水', '堵塞', '缺失', '烧黑', '过期'],
};
