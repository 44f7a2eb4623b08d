// What the page says about each measurement, and what none of them can say.

export const how = [
  {
    goal: 'G1',
    text: 'The built scripts, each gzipped alone. The second row lets a signed-in browser whose worker and caches were emptied open a checklist by its address, and counts every script it asked for (Resource Timing) before the first answer was painted. Enketo and Phanpy are the figures of the goals, not measured here.',
  },
  {
    goal: 'G2',
    text: 'A new browser behind a TCP proxy that gives all connections together 1.6 Mbit/s down, 0.75 up and 150 ms; the worker passes through it as well. From opening the address, name and password typed at once, until the documents are in and the worker has kept the whole app. Then the line is cut, and a checklist must still open.',
  },
  {
    goal: 'G3',
    text: 'A browser started anew on a profile that has used the app (worker, code cache and database on its disk), the server stopped. From the navigation to the address of the open draft, three seconds after the start of the browser so that its own preparations are over, until its first answer is painted; the page tells this itself, and nothing of the tool runs in it meanwhile. Then that answer is tapped and must be saved. The floor app (`tests/bench/floor`) is one list of twenty items, one record, Preact, zustand, Dexie and its own worker, begun with a module as Vite builds it; the app begins with a plain script (ADR 25).',
  },
  {
    goal: 'G5',
    text: 'Touches sent by the browser itself on 正常 of the item the person is at, once the page has come to rest; Event Timing `click` with an interaction id, the first five dropped, quicker than 16 ms counted as 16. The same is asked of the paint that shows the answer, with which a dot is drawn: Element Timing says when that was on the screen (ADR 27). After the last the answers must be saved and counted. Five taps in turn go to a page of two hundred rows without framework or database (`tests/bench/bare-rows`), whose figure is what the browser itself takes here. The table: rows opened and rows added by such touches, and keys struck, in turn with a page of five hundred rows that judges and saves nothing (`tests/bench/bare-table`); `click` and `keydown`, the first of each dropped.',
  },
  {
    goal: 'G6',
    text: 'A page that holds `src/db` as the app does. From calling `saveDraft` until its promise, in turn with a raw `put` of the same row in a transaction of strict durability; the row is read back each time. In the app: from the click on an answer (`timeStamp`) to the `complete` of the transaction that has it, in turn with a raw `put` of the draft it left, in lists of twenty, the first five dropped.',
  },
  {
    goal: 'G7',
    text: 'A JPEG of 4000 × 3000 with gradients, shapes and noise of a fixed seed, chosen as a file because no test camera makes one as large. From the choice until the small picture of the stored photo is painted, against a worker that makes 1600 px at the same quality and nothing else. Long tasks by the browser; it does not tell of any up to 50 ms. Between the choice and the picture the page is left alone: the file is handed over by the browser, and the page says itself when it is done. Each page is slowed for its own turn only: the browser slows a page by spinning, 0.75 to 0.78 of a core even when the page is blank, so two slowed pages leave this machine no core, and no look finds it at rest.',
  },
  {
    goal: 'G19',
    text: 'The camera of the browser shows a film, a second of grey and a second of a code, again and again. From the first picture of the code that the page is given, as the page tells itself, until the page of its place is painted; a code that was there before the camera opened is not counted. The browser has no reader of its own, so ours is measured; zxing-wasm is the figure of the goals.',
  },
  {
    goal: 'Places',
    text: 'The same phone with about five thousand places and with sixty, on the manager’s screens, by links within one page. No goal names this many; a second for a list and a fifth of one for a letter are our own.',
  },
  {
    goal: 'G13, G14',
    text: 'The real server in a process of its own against plain rows in the same SQLite on the same disk, and against the least server that keeps what is promised at the door and does nothing else (`tests/bench/ingest/least.ts`), with the same clients; all three must have kept everything after SIGKILL. What the server must reach of the least one is our own figure, so that getting slower is seen (ADR 9). All commit with WAL and FULL; of nineteen rounds the plain side flushed 826 and 19,123 times, the server 407 and 1,472 times, with a receipt for every entry (counted once, ADR 9). All copy their log into the database between the rounds, outside the clock: the servers by themselves, a quarter of a second after the last entry. See `tests/bench/ingest.ts`.',
  },
  {
    goal: 'G15',
    text: 'One school of 1,000 rooms and 61 people with a year of a district in it, taken in by the real store (`tests/bench/year.ts`). Server time from the request to the last byte of its answer, without a line between them; the first of each is dropped. Before each opening of 今日 one inspection with a fault is handed in, so that no count is the one of before; what that takes is not timed. Who else leads is asked what the role is told (`/api/today`) in the same way; of what is found three in twenty are 较大 and one in twenty may be major, and beside them there are 600 repairs in the dormitories, 200 of them paid for, 2,000 things in the register and 14 months of 40 meters (`tests/bench/full-cases.ts`). The analysis is the whole answer of its page; counting itself is one SQL question for the faults alone, put once. The share of the weeks is timed on 20,000 of these inspections, counted once more in a transaction that is undone.',
  },
  {
    goal: 'G16',
    text: 'Each writer in a process of its own, in turn, to a file on the same disk: ours, which takes 200 rows at a time and packs them as they come, and write-excel-file, which the server has for short sheets and which takes all rows at once. Memory is the highest resident size on top of what the process began with; the longest hold is that of the event loop (`monitorEventLoopDelay`). ExcelJS, which the goal names, is not installed here: measured once beside it on this machine, its streaming writer took 2.7 times as long, and its buffered one 50 times the memory.',
  },
  {
    goal: 'G17, G18',
    text: 'A school with ten thousand open cases, put into the ledger through the store, at 1280 × 800; all of them are fetched, a hundred at a time. Shown again by the address from another screen, with what the page knows in its memory, in turn with a bare page that draws ten thousand rows of the same six cells without a framework; then both are scrolled five times in turn, the bare one as a window over rows of one height, and the middle p95 of each counts. A key: a letter put into the field of the search, what it leads to run, and the page laid out; the answer of the server is not in it (`Search`). By words: the page and the counts that the list asks for, of the whole app in its process, in a school of 1,000 rooms. The clock: what the server looks at twice a minute, in a school of 1,000 rooms with as many cases, when they are fresh, and when all of them have become overdue at once; the hold is the longest turn of the event loop.',
  },
  {
    goal: 'G20',
    text: 'The same weak line, the app already there. Requests and packed bytes after the sign-in itself (Resource Timing); the time is from 登录 to 可以离线使用了, the sign-in included. The hazards come from as few inspections as can carry them.',
  },
  {
    goal: 'Search',
    text: 'Fifty thousand inspections of twenty answers, handed in through the ledger, every tenth with a note and a hazard, at a thousand rooms in twenty buildings. Each question is asked of the whole app in its process, with session, scope and answer, for the first time: by a principal, by whoever answers for one building, by one who walks.',
  },
  {
    goal: 'Lighthouse',
    text: 'Mobile with its own throttling; the second page in a browser that is signed in, its storage kept.',
  },
];

export const notProven = [
  'Real phones. Nothing here ran on one: a slowed main thread is not a slow phone, whose disk, decoder and radio are slow too. G3, G5 and G7 count as guards against getting slower until a phone with four small cores and 3 GB has run them.',
  'Other browsers: everything is Chromium on Linux.',
  'Pairs that begin or end while somebody else works are taken again for cold starts, photos and ingest; the other benches only tell the load before and after.',
  'The weak line knows rate and delay, not loss, slow start or a changing signal.',
];
