// How the test browser is started: no sandbox as root, no traffic of its own, a camera that shows a test picture.
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=fps=5',
  // For whoever wants the same of another Chromium: `CHROMIUM_ARGS=--enable-features=IdbSqliteBackingStore` keeps what is stored otherwise.
  ...(process.env['CHROMIUM_ARGS'] ?? '').split(' ').filter(Boolean),
];
