// 师生扫码上报, for whoever has no account: one file, fetched when a code or a report is opened, and kept by no phone.
export { PublicPages } from '../public-report/public-pages.tsx';
