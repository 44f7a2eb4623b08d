// The labelled points of a phone's work (`reliability.md` 2.9, C1-C12), put into every page from outside: the product has no switch for it.

export type Place =
  | 'before the save'
  | 'in the save'
  | 'after the save'
  | 'camera open'
  | 'photo written'
  | 'photo named'
  | 'in the finish'
  | 'after the finish'
  | 'receipt read'
  | 'receipt stored'
  | 'photo receipt read'
  | 'photo receipt stored';

/** Around a file that was chosen: before the photo worker puts it on the disk, and before there is a picture of it. */
export type FilePlace = 'chosen' | 'put';

/** `dieAt`: the next time the page comes there it stops for ever, and asks for `/reached/`, which is how one hears of it. */
export type Deadly = { dieAt: (place: Place) => void };

/** Runs in the page, before anything else; it has only itself. */
export function points(): void {
  let wanted: Place | null = null;
  (globalThis as unknown as Deadly).dieAt = (place) => {
    wanted = place;
  };
  function reached(place: Place): void {
    if (place !== wanted) return;
    wanted = null;
    const last = new XMLHttpRequest();
    // Held up here, the page does nothing more: no commit, no request, no paint.
    last.open('GET', '/reached/', false);
    last.send();
  }

  type Before<T> = (run: (...given: never[]) => unknown, self: T, given: unknown[]) => unknown;
  function around<T extends object>(prototype: T, name: string, apply: Before<T>): void {
    Reflect.set(prototype, name, new Proxy(Reflect.get(prototype, name) as () => unknown, { apply }));
  }

  /** Whose commit stores a receipt, of a record or of its last photo. */
  const receipts = new Map<IDBTransaction, 'receipt' | 'photo receipt'>();
  around(IDBDatabase.prototype, 'transaction', (begin, db, given) => {
    const [stores, mode] = given as [string | string[], IDBTransactionMode?];
    const names = [stores].flat();
    const writes = (...wrote: string[]) => mode === 'readwrite' && wrote.every((name) => names.includes(name));
    const isSave = writes('drafts') && names.length === 1;
    if (isSave) reached('before the save');
    const transaction = Reflect.apply(begin, db, given) as IDBTransaction;
    // The first to hear of it, before the product does.
    transaction.addEventListener('complete', () => {
      if (isSave) reached('after the save');
      if (writes('drafts', 'photoBytes') && names.length === 4) reached('photo named');
      if (writes('entries', 'outbox')) reached('after the finish');
      const receipt = receipts.get(transaction);
      if (receipt) reached(`${receipt} stored`);
    });
    return transaction;
  });

  const whenWritten: Record<string, Place> = {
    photoBytes: 'photo written',
    outbox: 'in the finish',
  };
  const write: Before<IDBObjectStore> = (run, store, given) => {
    if (store.name === 'delivered') {
      const { missing } = given[0] as { missing: string[] };
      const receipt = missing.length > 0 ? 'receipt' : 'photo receipt';
      receipts.set(store.transaction, receipt);
      reached(`${receipt} read`);
    }
    // Together with this write its commit is asked for, and then the page cannot take it along any more.
    if (store.name === 'drafts') reached('in the save');
    const request = Reflect.apply(run, store, given) as IDBRequest;
    const place = whenWritten[store.name];
    if (place) request.addEventListener('success', () => reached(place));
    return request;
  };
  // Its bytes were put by the photo worker, which has none of these points; the draft names them next.
  around(IDBObjectStore.prototype, 'getKey', (ask, store, given) => {
    const request = Reflect.apply(ask, store, given) as IDBRequest;
    if (store.name === 'photoBytes') request.addEventListener('success', () => reached('photo written'));
    return request;
  });
  around(IDBObjectStore.prototype, 'put', write);
  around(IDBObjectStore.prototype, 'add', write);

  // The page delivers, and not the worker, which has none of these points.
  const sync = (globalThis as { SyncManager?: { prototype: object } }).SyncManager;
  if (sync)
    around(sync.prototype, 'register', () => Promise.reject(new DOMException('switched off', 'NotAllowedError')));

  // Not in every kind of page.
  const media = (globalThis as { MediaDevices?: { prototype: object } }).MediaDevices;
  if (media)
    around(media.prototype, 'getUserMedia', async (open, devices, given) => {
      const stream = await (Reflect.apply(open, devices, given) as Promise<MediaStream>);
      reached('camera open');
      return stream;
    });
}

/** As where there is no camera, so that a file is chosen. Runs in the page. */
export function cameraless(): void {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
}

/** Runs in the photo worker, which stops there for ever; it has only itself. */
export function pointOfFile(place: FilePlace): void {
  function reached(): void {
    const last = new XMLHttpRequest();
    last.open('GET', '/reached/', false);
    last.send();
  }
  const put = Reflect.get(IDBObjectStore.prototype, 'put') as () => unknown;
  const apply = (_put: unknown, store: IDBObjectStore, given: unknown[]) => {
    const isFile = 'raw' in ((given[0] as { value?: object }).value ?? {});
    if (isFile && place === 'chosen') reached();
    if (isFile) store.transaction.addEventListener('complete', reached);
    return Reflect.apply(put, store, given as []);
  };
  Reflect.set(IDBObjectStore.prototype, 'put', new Proxy(put, { apply }));
}

/** What browsers do when nobody asks them for more: a commit is not on the disk when it is told. Runs in the page. */
export function relaxed(): void {
  const begin = Reflect.get(IDBDatabase.prototype, 'transaction') as () => IDBTransaction;
  const apply = (_begin: unknown, db: object, [stores, mode]: unknown[]) =>
    Reflect.apply(begin, db, [stores, mode, { durability: 'relaxed' }] as never) as IDBTransaction;
  Reflect.set(IDBDatabase.prototype, 'transaction', new Proxy(begin, { apply }));
}
