// Two hundred rows, no framework, nothing saved: a tap colours one button. What is left is what the browser itself takes.
const list = document.querySelector('ol')!;

for (let n = 1; n <= 200; n++) {
  const row = document.createElement('li');
  row.dataset['item'] = String(n);
  const text = document.createElement('p');
  text.textContent = `第${n}处消防设施完好，标识清晰，通道畅通`;
  const answers = document.createElement('div');
  for (const word of ['正常', '异常', '不适用']) {
    const button = document.createElement('button');
    button.setAttribute('role', 'radio');
    button.textContent = word;
    answers.append(button);
  }
  row.append(text, answers);
  list.append(row);
}

const standAt = (row: Element | null | undefined) => row?.setAttribute('aria-current', 'step');
standAt(list.firstElementChild);

list.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  target.setAttribute('aria-checked', 'true');
  const row = target.closest('li');
  requestAnimationFrame(() => {
    setTimeout(() => {
      row?.removeAttribute('aria-current');
      const next = row?.nextElementSibling;
      standAt(next);
      const { top = 0, bottom = 0 } = next?.getBoundingClientRect() ?? {};
      if (bottom > innerHeight * 0.8) scrollBy({ top: top - innerHeight * 0.2, behavior: 'smooth' });
    });
  });
});
