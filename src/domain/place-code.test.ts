import { expect, test } from 'vitest';
import { canteen, dorm3, floor2, id } from '../../tests/cast.ts';
import type { Place } from './place.ts';
import { codeAddress, placeCode, placeOfCode } from './place-code.ts';

const reissued: Place = { ...canteen, codeId: id(700), oldCodeIds: [canteen.id] };
const shut: Place = { ...dorm3, retired: { reason: '拆了' } };
const places = [floor2, reissued, shut];
const host = 'patrol.school.example';
const of = (text: string) => placeOfCode(text, places, host);

test('a code stands for its place, typed or in the address on its label, whatever the school is called there', () => {
  const code = placeCode(floor2);
  for (const text of [
    code,
    ` ${code.toLowerCase().replace('-', ' ')} `,
    codeAddress(`https://${host}`, code),
    codeAddress('http://192.168.1.5:8080', code.replace('-', '')),
    `HTTPS://OLD.NAME.EXAMPLE/C/${code}/`,
  ])
    expect(of(text)).toEqual({ is: 'place', place: floor2 });
});

test('53 a code that was taken back, of a retired place, of nobody or of another school is told apart', () => {
  expect(of(placeCode(canteen))).toEqual({ is: 'old', place: reissued });
  expect(of(placeCode(reissued))).toEqual({ is: 'place', place: reissued });
  expect(of(placeCode(dorm3))).toEqual({ is: 'retired', place: shut });
  expect(of('4F7K-92XM')).toEqual({ is: 'unknown' });
  expect(of(codeAddress(`https://${host.toUpperCase()}`, '4F7K-92XM'))).toEqual({ is: 'unknown' });
  expect(of(codeAddress('https://patrol.elsewhere.example', '4F7K-92XM'))).toEqual({ is: 'other-school' });
});

test('53 anything else is garbage, however long', () => {
  const ours = `https://${host}`;
  for (const text of [
    '',
    '微信支付',
    `${ours}/b/4F7K92XM`,
    `${ours}/c/`,
    `${ours}/c/4F7K-92XM/../../x`,
    'javascript:alert(1)',
    'https://user@evil.example/c/4F7K-92XM',
    'WIFI:S:school;P:secret;;',
    `${ours}/c/${'4'.repeat(4096)}`,
  ])
    expect(of(text)).toEqual({ is: 'garbage' });
});

test('of five thousand places the index is made once', () => {
  const many = Array.from({ length: 5000 }, (_, n): Place => ({ ...floor2, id: id(n + 1000), name: String(n) }));
  let asked = 0;
  const counted = new Proxy(many, {
    get: (all, key, receiver) => {
      if (key === Symbol.iterator) asked += 1;
      return Reflect.get(all, key, receiver) as unknown;
    },
  });
  for (const place of many.slice(0, 50)) expect(placeOfCode(placeCode(place), counted)).toEqual({ is: 'place', place });
  expect(asked).toBe(2);
});
