import { expect, test } from 'vitest';
import { PublicReport } from '../../domain/public-report.ts';
import { problems as all } from '../words/zh/problems.ts';
import { publicReport as en } from '../words/en/public-report.ts';
import { publicReport as zh } from '../words/zh/public-report.ts';
import { nothingWritten } from './kept-words.ts';
import { sentenceOf } from './sentence.ts';
import { stepsOf } from './steps-of.ts';
import { aboutOf, textOf, toSend, wrongFields } from './writing.ts';
import * as v from 'valibot';

const written = { category: 'fire' as const, kind: null, text: ' 灭火器没有压力 ', name: ' ', phone: '138 0000 0000 ' };

test('what is missing or no phone number is named, in the order of the form', () => {
  expect(wrongFields({ ...nothingWritten, text: '  ', phone: '打给我' }, 0)).toEqual(['category', 'text', 'phone']);
  expect(wrongFields(written, 0)).toEqual([]);
});

test('what is sent is what the server takes, and nobody who left both empty can be reached', () => {
  const said = toSend('ABCD-2345', written, aboutOf(written)!, [], '');
  expect(v.parse(PublicReport, said)).toEqual(said);
  expect(said).toMatchObject({ text: '灭火器没有压力', contact: { name: '', phone: '138 0000 0000' } });
  expect(toSend('ABCD-2345', { ...written, phone: ' ' }, aboutOf(written)!, [], '').contact).toBeNull();
});

test('each refusal is a sentence for somebody who has no records here', () => {
  for (const words of [zh, en]) {
    const say = (why: 'refused' | 'throttled' | 'unreachable', over: object) =>
      sentenceOf({ ok: false, why, status: 0, ...over }, words, all);
    expect(say('unreachable', {})).toBe(words.unreachable);
    expect(say('throttled', { code: 'too-many-requests', retryAfterMs: 150_000 })).toBe(words.wait(3));
    expect(say('refused', { code: 'place-unknown' })).toBe(words.problems['place-unknown']);
    expect(say('throttled', { code: 'unavailable' })).toBe(words.failed);
  }
});

test('a report goes four steps, or two where it was turned down', () => {
  const states = (status: Parameters<typeof stepsOf>[0]) => stepsOf(status).map(({ state }) => state);
  expect(states('received')).toEqual(['here', 'todo', 'todo', 'todo']);
  expect(states('checking')).toEqual(['done', 'done', 'here', 'todo']);
  expect(states('done')).toEqual(['done', 'done', 'done', 'done']);
  expect(states('turned-down')).toEqual(['done', 'skipped']);
});

test('what is broken is a repair of a kind that says what field it is of, and without a photo nothing is sent before it is said', () => {
  const broken = { ...written, category: 'repair' as const };
  expect(wrongFields(broken, 0)).toEqual(['kind']);
  expect(aboutOf(broken)).toBeNull();
  // 拍一张 and 提交 are enough: the photo shows what broke.
  expect(wrongFields(broken, 1)).toEqual([]);
  expect(aboutOf(broken, 1)).toEqual({ category: 'other', repair: { kind: 'other' } });
  const about = aboutOf({ ...broken, kind: 'water' });
  expect(about).toEqual({ category: 'resources', repair: { kind: 'water' } });
  const said = toSend('ABCD-2345', broken, about!, [], '', true);
  expect(v.parse(PublicReport, said)).toEqual(said);
  expect(said).toMatchObject({ category: 'resources', same: true });
});

test('with a photo nothing need be written, and it is called what it is about', () => {
  const silent = { ...written, text: ' ' };
  expect(wrongFields(silent, 1)).toEqual([]);
  expect(wrongFields(silent, 0)).toEqual(['text']);
  expect([textOf(silent, zh), textOf(silent, en)]).toEqual(['消防', 'Fire safety']);
  expect(textOf({ ...silent, category: 'repair', kind: 'water' }, zh)).toBe('水（漏水、堵塞）');
  expect(textOf({ ...silent, category: 'repair' }, zh)).toBe('坏了要修（报修）');
  expect(textOf(written, zh)).toBe(written.text);
});
