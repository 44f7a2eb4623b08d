// What was recorded, whether it has arrived, and what still waits.
export const records = {
  states: {
    waiting: '待上传',
    receiving: (have: number, total: number) => `已收到，照片 ${have}/${total}`,
    delivered: '已送达',
    attention: '需要处理',
  },
  signed: '已签名',
  taken: '已拍照',
  tableRows: (n: number) => (n === 0 ? '没有要登记的' : `登记 ${n} 行`),
};
