import { expect, test } from 'vitest';
import { installSteps } from './install-guide.ts';

test('Safari on a phone goes by the share button', () => {
  expect(installSteps({ name: 'safari', system: 'ios' })[0]).toBe('iosShare');
});

test('another browser on an iPhone is sent to Safari first', () => {
  expect(installSteps({ name: 'chrome', system: 'ios' })[0]).toBe('iosOther');
});

test('Chrome has its menu above, the browsers of Chinese phones below', () => {
  expect(installSteps({ name: 'chrome', system: 'android' })[0]).toBe('menuTop');
  expect(installSteps({ name: 'huawei', system: 'android' })[0]).toBe('menuBottom');
});

test('a browser that was not seen keeping data is named before anything else', () => {
  expect(installSteps({ name: 'uc', system: 'android' })[0]).toBe('unsure');
});
