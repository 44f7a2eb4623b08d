// What asks whether a way out opens (`domain.md` 12.6). No item says so of itself but in its words, so they are named here.
export const exitItems: ReadonlySet<string> = new Set([
  'F1-02', // 安全出口、疏散门未上锁、未遮挡，可从内部开启
  'F2-03', // 宿舍楼出口可从内部立即打开，未加链锁、挂锁
  'D2-09', // 宿舍楼大门按规定关闭但保持应急可开
  'D3-07', // 分隔门、门禁可自动及现场双向手动开启（试验）
  'E4-13', // 疏散通道畅通、两门可开
  'T1-09', // 教室门为两个且可开、过道不堵
]);
