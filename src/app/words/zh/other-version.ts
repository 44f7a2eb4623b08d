// 这台手机上另一个页面开着别的版本。
export const otherVersion = {
  heldOpen: '另一个页面还开着旧版本',
  heldOpenHint: '请关掉其他打开着校园巡检的页面，这一页会自己接着打开。已存本机的都在。',
};
