// 登录过的设备。
export const ownDevices = {
  deviceTitle: '登录过的设备',
  deviceSub: '不认识的，点“停用”',
  thisDevice: '就是这台',
  lastSeen: (time: string) => `最近使用 ${time}`,
  signedIn: (time: string) => `登录于 ${time}`,
  revoke: '停用',
  revokeTitle: '停用这台设备？',
  revokeHint: '它要重新输密码才能再看。没上传的记录仍会传上来，由安全办核对。',
  revoked: '已停用',
  revokeFailed: '没有停用成功，请联网后再试',
  devicesOffline: '没有网络，暂时看不到设备',
  devicesNone: '没有登录过的设备',
  agents: { ios: 'iPhone 或 iPad', android: '安卓手机', desktop: '电脑' },
};
