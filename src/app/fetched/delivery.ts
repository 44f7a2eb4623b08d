// What delivers, and the worker that keeps the app: one file, fetched when the first screen is there.
export { startWorker } from '../shell/worker.ts';
export { keepDelivering } from '../../sync/triggers.ts';
