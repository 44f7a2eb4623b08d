// Five hundred rows, no framework, nothing saved or judged: a tap opens the fields of a row, and a key writes into it.
export const columns = ['设备', '位置', '读数', '状态', '检查日', '备注'];
const list = document.querySelector('div')!;
const dialog = document.querySelector('dialog')!;

function addRow(n: number): HTMLButtonElement {
  const row = document.createElement('button');
  row.setAttribute('aria-label', `第 ${n} 行`);
  row.textContent = `灭火器 ${n} 3 楼走廊 ${n % 90} 正常 2026-11-22`;
  row.addEventListener('click', () => open(row));
  list.append(row);
  return row;
}

function open(row: HTMLButtonElement): void {
  dialog.replaceChildren();
  for (const name of columns) {
    const field = document.createElement('input');
    field.setAttribute('aria-label', name);
    field.addEventListener('input', () => (row.textContent = `${field.value} ${row.textContent}`));
    dialog.append(field);
  }
  const done = document.createElement('button');
  done.textContent = '好了';
  done.addEventListener('click', () => dialog.close());
  dialog.append(done);
  dialog.showModal();
}

for (let n = 1; n < 500; n++) addRow(n);
list.scrollTop = list.scrollHeight;
let last: HTMLButtonElement | undefined;
document.querySelector('#add')?.addEventListener('click', () => {
  last?.remove();
  last = addRow(500);
  list.scrollTop = list.scrollHeight;
  open(last);
});
