// The line of a route, and when somebody was last at its points.
export const lineMap = {
  map: '线路图',
  hint: '标记说明多久没有人到过',
  ages: { day: '一天内到过', week: '一周内到过', older: '一周以上没到', never: '没有到过' },
  lastSeen: (when: string, name: string) => `${when} ${name}`,
};
