// The least an offline checklist can be with the same parts: what the product's start is measured against.
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { createStore } from 'zustand/vanilla';
import { save, stored, type Inspection, type Value } from './floor-db.ts';

type Screen = { inspection: Inspection | null; saved: boolean };

const screen = createStore<Screen>(() => ({ inspection: null, saved: true }));

function useScreen<T>(pick: (now: Screen) => T): T {
  const [picked, setPicked] = useState(() => pick(screen.getState()));
  useEffect(() => {
    const look = () => setPicked(() => pick(screen.getState()));
    // What came between the first drawing and now would never be heard of.
    look();
    return screen.subscribe(look);
  }, []);
  return picked;
}

async function answer(itemId: string, value: Value): Promise<void> {
  const { inspection } = screen.getState();
  if (!inspection) return;
  const next = { ...inspection, answers: { ...inspection.answers, [itemId]: value } };
  screen.setState({ inspection: next, saved: false });
  await save(next);
  screen.setState({ saved: true });
}

const words: Record<Value, string> = { pass: '正常', fail: '异常', na: '不适用' };
const values: Value[] = ['pass', 'fail', 'na'];

function Item({ id, text, number }: { id: string; text: string; number: number }) {
  const chosen = useScreen((now) => now.inspection?.answers[id]);
  return (
    <li>
      <p>
        {number} {text}
      </p>
      <div class="answers" role="radiogroup" aria-label={text}>
        {values.map((value) => (
          <button key={value} role="radio" aria-checked={value === chosen} onClick={() => void answer(id, value)}>
            {words[value]}
          </button>
        ))}
      </div>
    </li>
  );
}

function Checklist() {
  const inspection = useScreen((now) => now.inspection);
  const saved = useScreen((now) => now.saved);
  if (!inspection) return <p>…</p>;
  return (
    <>
      <header>
        {inspection.place} {Object.keys(inspection.answers).length}/{inspection.items.length}{' '}
        <span>{saved ? '已存本机' : '正在保存'}</span>
      </header>
      <ol>
        {inspection.items.map((item, n) => (
          <Item key={item.id} id={item.id} text={item.text} number={n + 1} />
        ))}
      </ol>
    </>
  );
}

void stored().then((inspection) => screen.setState({ inspection: inspection ?? null }));
render(<Checklist />, document.getElementById('app')!);
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js');
