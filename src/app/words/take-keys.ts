// In a file of its own: it stands on every list of the desk.
export const takeKeysWords = {
  zh: { take: '导出这份清单', failed: '没有网络，打不开导出' },
  en: { take: 'Save this list', failed: 'No network, so nothing can be saved' },
};
