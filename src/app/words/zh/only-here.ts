// The address people use is of the computer that serves it: no phone can open it.
export const onlyHere = {
  title: '这样的码，手机打不开',
  why: (address: string) =>
    `${address} 只有这台电脑能打开，码里写的就是它。先给学校一个手机能打开的网址（HTTPS，见安装说明），再从那里发码、打印。`,
  address: '网址',
};

export type OnlyHereWords = typeof onlyHere;
