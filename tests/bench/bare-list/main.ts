// Ten thousand rows without a framework: all of them at once, and a window over rows of one height. What is left is what the browser itself takes.
const high = 68;
const beyond = 4;
const words = ['应急照明灯不亮', '3号宿舍楼 2层', '一般隐患', '待核实', '安全办', '24 小时内'];

type Bare = { all: (n: number) => Promise<number>; some: (n: number) => void };

function rowOf(n: number): HTMLTableRowElement {
  const row = document.createElement('tr');
  for (const [at, word] of words.entries()) {
    const cell = row.insertCell();
    if (at > 0) cell.append(document.createElement('span'));
    else cell.append(document.createElement('i'), document.createElement('a'));
    cell.lastElementChild!.textContent = at > 0 ? word : `${word} ${n}`;
  }
  return row;
}

function empty(): HTMLTableSectionElement {
  document.body.replaceChildren();
  return document.body.appendChild(document.createElement('table')).createTBody();
}

const painted = () =>
  new Promise<number>((told) => requestAnimationFrame(() => setTimeout(() => told(performance.now()))));

/** Answers how long it took until they were painted, ms. */
async function all(n: number): Promise<number> {
  const from = performance.now();
  const body = empty();
  for (let at = 0; at < n; at++) body.append(rowOf(at));
  return (await painted()) - from;
}

function some(n: number): void {
  const body = empty();
  const [above, below] = [document.createElement('tr'), document.createElement('tr')];
  let shown = -1;
  const look = () => {
    const from = Math.max(0, Math.floor(scrollY / high) - beyond);
    if (from === shown) return;
    shown = from;
    const to = Math.min(n, from + Math.ceil(innerHeight / high) + 2 * beyond);
    above.style.height = `${from * high}px`;
    below.style.height = `${(n - to) * high}px`;
    body.replaceChildren(above, ...Array.from({ length: to - from }, (_, at) => rowOf(from + at)), below);
  };
  addEventListener('scroll', () => requestAnimationFrame(look), { passive: true });
  look();
}

Object.assign(window, { bare: { all, some } satisfies Bare });
