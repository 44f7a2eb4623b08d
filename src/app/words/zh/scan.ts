// Reading a square code with the camera, whatever it stands for.
export const scan = {
  open: '扫码',
  opening: '正在打开相机……',
  aim: '对准二维码',
  nearer: '没扫到？靠近一点，让二维码占满方框，别反光',
  dark: '太暗就开手电',
  torch: '手电',
  type: '输入编号',
  go: '查找',
  empty: '请输入编号',
  close: '不扫了',
  refused: '没有相机权限。可以拍一张二维码的照片，或输入编号。',
  missing: '这台设备没有可用的相机。可以选一张二维码的照片，或输入编号。',
  busy: '相机正被别的应用占用。关掉它再试，或输入编号。',
  picture: '拍一张二维码',
  noneInPicture: '照片里没有找到二维码。靠近一点、端正一点再拍。',
};
