import { expect, test } from 'vitest';
import { trials } from '../part.ts';
import { DiedElsewhere, onceMoreElsewhere } from './died-elsewhere.ts';

/** What becomes of a point at which these deaths are died. */
async function become(...deaths: (Error | null)[]) {
  let missed = 0;
  const dies = async (): Promise<void> => {
    const death = deaths.shift();
    if (death) throw death;
  };
  const outcome = await trials(
    ['C6'],
    (name) => name,
    () => onceMoreElsewhere(dies, () => void missed++),
  );
  return { ...outcome, missed };
}

const elsewhere = new DiedElsewhere('it did not die where it was to');

test('a death that was elsewhere once is tried once more, and then counts', async () => {
  expect(await become(elsewhere, null)).toEqual({ passed: 1, failed: [], missed: 1 });
});

test('a point that is missed twice has moved, and fails by its name', async () => {
  const failed = ['C6: it did not die where it was to'];
  expect(await become(elsewhere, elsewhere)).toEqual({ passed: 0, failed, missed: 1 });
});

test('what was lost is lost, and is not tried once more', async () => {
  expect(await become(new Error('answer 2'), null)).toEqual({ passed: 0, failed: ['C6: answer 2'], missed: 0 });
  expect((await become(elsewhere, new Error('answer 2'))).failed).toEqual(['C6: answer 2']);
});
