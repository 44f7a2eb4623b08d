import { expect, test } from 'vitest';
import { stopOf } from './turn.ts';

const refused = (code: 'csrf' | 'not-found' | 'encoded-body' | 'bad-shape' | 'too-large') =>
  stopOf({ ok: false, why: 'refused', code, status: 400 });

test('P8 a refusal of the way there stops the round and condemns nothing', () => {
  expect(refused('csrf')).toMatchObject({ why: 'unreachable' });
  expect(refused('not-found')).toMatchObject({ why: 'unreachable' });
  expect(refused('encoded-body')).toMatchObject({ why: 'unreachable' });
});

test('P8 a refusal of what was sent is about that one thing', () => {
  expect(refused('bad-shape')).toBeNull();
  expect(refused('too-large')).toBeNull();
});
