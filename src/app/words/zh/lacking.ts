// 登录前：这个浏览器缺什么，缺了会怎样。
export const lacking = {
  worker: {
    title: '没有网络时打不开',
    about:
      '这个浏览器只有在联网时才能打开本页。页面开着时没有信号也能检查；关掉以后，要有网才能再打开，也只有页面开着才会上传。建议换 Chrome、Edge 或 Safari。',
  },
  camera: {
    title: '页面里打不开相机',
    about: '这个浏览器拍照时会用手机自带的相机，或从相册里选照片，扫码也是这样。建议换 Chrome、Edge 或 Safari。',
  },
};
