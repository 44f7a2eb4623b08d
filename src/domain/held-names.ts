// What was kept aside and why, in the words of the school: on the screen and in its file.

export const heldKindNames = {
  'inspection-submitted': '检查记录',
  'inspection-withdrawn': '撤回检查',
  'place-added': '新加地点',
  'places-kept': '地点的改动',
  'inspection-signed': '签字',
  'asset-kept': '设备台账',
  'menu-set': '菜单',
  'sample-taken': '食品留样',
  'sample-missed': '没有留样',
  'sample-disposed': '留样销毁',
  'samples-signed': '留样签字',
  'fridge-read': '留样柜温度',
  'hazard-seen': '又见到的隐患',
  'hazard-reported': '上报的隐患',
  'hazard-handled': '隐患处理',
  'responsibility-set': '责任分工',
  'round-started': '开始轮次',
  'point-visited': '到点',
  'point-skipped': '跳过点位',
  'round-finished': '结束轮次',
  'template-published': '发布检查表',
  other: '其他内容',
};

export const heldWhyNames = {
  revoked: '来自已停用的手机',
  'out-of-scope': '这个地点不归记录人负责',
  forbidden: '记录人的岗位不能做这一步',
  'not-yours': '用别人的账号传来，或者动了别人的记录',
  'place-unknown': '学校没有这个地点',
  'hazard-unknown': '学校查不到这条隐患',
  'sample-unknown': '学校查不到这盒留样',
  conflict: '后来又有了别的版本，两份都留着',
  'not-submitted': '它说的那份记录还没有计入，请先核对那一份',
  'person-unknown': '学校没有这个人',
  'template-unknown': '学校没有这张检查表',
  'newer-schema': '手机的版本比服务器新，服务器升级后才能看懂',
  fault: '服务器处理时出了问题，请告诉管理员',
  other: '和学校的规定对不上',
};

/** Kinds and reasons newer than this app have a word too. */
export const heldName = (names: Readonly<Record<string, string>> & { other: string }, key: string): string =>
  names[key] ?? names.other;
