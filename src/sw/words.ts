// What a notification says besides the title of its topic. The worker has no page to ask for words.
export const pushWords = {
  zh: {
    app: '校园巡检',
    unread: (n: number) => (n > 1 ? `共 ${n} 条没读的消息，点开看` : '点开看'),
    another: '这台手机上另一个账号有新消息',
  },
  en: {
    app: 'Campus Patrol',
    unread: (n: number) => (n > 1 ? `${n} unread messages. Tap to see` : 'Tap to see'),
    another: 'Another account on this phone has a new message',
  },
};
