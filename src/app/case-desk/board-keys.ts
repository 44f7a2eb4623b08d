// The arrow keys on the board: up and down a column, and across to the card beside it.

/** How many columns to the right and how many cards down. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const cardsOf = (column: Element | undefined): HTMLElement[] => [
  ...(column?.querySelectorAll<HTMLElement>('[data-row] a, [data-row] input') ?? []),
];

export function walkBoard(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = steps[event.key];
  const here = document.activeElement;
  if (!step || !here || event.altKey || event.ctrlKey || event.metaKey) return;
  const columns = [...event.currentTarget.children].filter((one) => cardsOf(one).length > 0);
  const at = columns.findIndex((one) => one.contains(here));
  const row = cardsOf(columns[at]).findIndex((one) => one === here);
  if (row < 0) return;
  const cards = cardsOf(columns[at + step[0]]);
  const next = cards[Math.min(row + step[1], cards.length - 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
