// 同一条记录传来两份不同的。
export const heldTwice = {
  first: (time: string, says: string) => [`先到的一份记录于 ${time}`, says].filter(Boolean).join('，'),
  phone: (isSame: boolean): string => (isSame ? '两份来自同一部手机' : '两份来自两部手机，也许是换了手机或恢复了备份'),
  differ: (what: readonly string[]) => `不一样的：${what.join('、')}`,
  parts: { answers: '答案', photos: '照片', place: '地点', time: '时间', other: '其他内容' },
  same: '内容一样，只是格式不同',
  hint: '问一问记录人哪一份对。先到的不对，请他更正那份记录；后来这一份不会计入。',
  close: '看过了，不计入',
  missing: '请写明核对的结果',
};
