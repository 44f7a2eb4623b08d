import { h } from 'preact';
import { expect, test } from 'vitest';
import { showTurningSigns, shownText } from './shown-text.ts';

test('18 a character that turns the direction is shown by its number, everything else as it was typed', () => {
  expect(shownText('报告\u202egnp.exe\u2069')).toBe('报告[U+202E]gnp.exe[U+2069]');
  expect(shownText('👨‍👩‍👧 é ١٢٣ 3号楼\u200b')).toBe('👨‍👩‍👧 é ١٢٣ 3号楼\u200b');
});

test('every element shows its text so, and a field keeps what was typed', () => {
  showTurningSigns();
  expect(h('p', null, '\u202ea').props.children).toBe('[U+202E]a');
  expect(h('p', null, '\u202ea').props.children).toBe('[U+202E]a');
  expect(h('p', null, 'a', [['\u202eb']], 1, null).props.children).toEqual(['a', [['[U+202E]b']], 1, null]);
  expect(h('input', { value: '\u202ea' }).props.value).toBe('\u202ea');
});
