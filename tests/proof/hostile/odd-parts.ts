// What headers, paths and filters are spoiled with.
import * as cast from '../../cast.ts';
import { texts } from './spoil.ts';

export const inHeaders = texts.filter((text) => /^[\x20-\x7e]+$/.test(text) && text.length < 20_000);

/** What says who asks, from where and in what form: spoiled, none of it lets anything through. */
export const guards = {
  cookie: ['', 'patrol=', 'patrol', 'patrol=x; patrol=y', '__Host-patrol=x', `patrol=${'A'.repeat(43)}`],
  'x-patrol': ['', '0', '2', 'true', '1, 1'],
  origin: ['null', 'https://elsewhere.example', '://', 'http://localhost.elsewhere.example'],
  'sec-fetch-site': ['', 'cross-site', 'same-site', 'SAME-ORIGIN'],
  'content-type': ['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp'],
} as const;
export const asides = [
  'accept-language',
  'range',
  'if-none-match',
  'if-modified-since',
  'content-encoding',
  'transfer-encoding',
  'x-forwarded-for',
  'x-forwarded-host',
  'forwarded',
  'x-http-method-override',
  'user-agent',
  'referer',
  'authorization',
  'x-report-secret',
  'x-patrol-protocol',
  'sec-fetch-mode',
  'prefer',
  'expect',
];

export const inPaths = [
  '..',
  '.',
  '%2e%2e',
  '%2f',
  '%5c',
  '%00',
  '%ff',
  '%',
  '%zz',
  '%ud800',
  ';',
  '//',
  ' ',
  '+',
  '~',
  '*',
];

export const filters = [
  'day',
  'from',
  'to',
  'place',
  'template',
  'by',
  'result',
  'photos',
  'before',
  'limit',
  'state',
  'grade',
  'after',
  '__proto__',
  'x',
];
export const filterValues = [
  '',
  '1',
  '0',
  '-1',
  '1e9',
  '2026-11-22',
  '2026-02-30',
  '%',
  '%00',
  '%ff',
  '%u0041',
  "' OR 1=1 --",
  '*',
  'abnormal',
  'missing',
  'G',
  cast.id(0xfffe),
  'W10',
  'WzEsIngiXQ',
  'a'.repeat(9000),
  '[object Object]',
  '＝1',
];
