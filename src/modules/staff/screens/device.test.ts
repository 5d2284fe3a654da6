import { expect, test } from 'vitest';
import { deviceOf } from './device.ts';

test.for([
  ['10.0.0.7 Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36', 'Chrome · Windows · 10.0.0.7'],
  ['::1 Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari · iOS · ::1'],
  ['10.0.0.8 Mozilla/5.0 (Linux; Android 14) Chrome/120 MicroMessenger/8.0', 'WeChat · Android · 10.0.0.8'],
  ['10.0.0.9 curl/8.5', '10.0.0.9'],
  ['seed', 'seed'],
] as const)('%s is told as %s', ([cameFrom, told]) => {
  expect(deviceOf(cameFrom).zh).toBe(told);
});

test('a session from before devices were kept is an unknown one', () => {
  expect(deviceOf(null)).toEqual({ zh: '未知设备', en: 'Unknown device' });
});
