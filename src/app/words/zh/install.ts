// 添加到桌面：一步一步怎么做。
export const install = {
  installTitle: '添加到桌面',
  installLead: '像应用一样从桌面打开，没有信号也能开。',
  installNow: '添加到桌面',
  alreadyInstalled: '已经在桌面上了',
  alreadyInstalledHint: '以后点桌面上的“校园巡检”图标打开就行。',
  steps: '添加步骤',
  youUse: (browser: string) => `你在用${browser}`,
  guide: {
    iosShare: { title: '点下面的分享按钮', about: '方框里有向上箭头的那个' },
    iosAdd: { title: '往下找“添加到主屏幕”', about: '点它，再点右上角“添加”' },
    iosOpen: { title: '回到桌面，点“校园巡检”', about: '从图标打开，七天不用也不会清掉' },
    iosOther: { title: '先用 Safari 打开本页', about: '苹果手机上只有 Safari 添加的最稳' },
    menuTop: { title: '点右上角 ⋮', about: '三个点的菜单' },
    menuBottom: { title: '点下面的菜单 ☰', about: '通常在正中或右下角' },
    add: { title: '点“添加到主屏幕”', about: '有的叫“添加到桌面”或“安装应用”' },
    open: { title: '回到桌面，点“校园巡检”', about: '以后都从这里打开' },
    permission: { title: '桌面上没有出现？', about: '到手机“设置 → 应用 → 浏览器 → 权限”，打开“桌面快捷方式”' },
    desktop: { title: '点地址栏右边的安装图标', about: '屏幕加向下箭头的那个' },
    unsure: { title: '这个浏览器可能存不稳', about: '建议换 Chrome 或 Edge 打开本页，再添加到桌面' },
  },
};
