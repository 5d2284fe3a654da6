import type { Bilingual } from '#kernel/contract';

/** Told by what a browser says of itself; the first that fits, since most say they are Mozilla and Safari, too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

/** The device a session came from, as a person would say it: browser, system, address. */
export const deviceOf = (cameFrom: string | null): Bilingual => {
  if (cameFrom === null) return { zh: '未知设备', en: 'Unknown device' };
  const [address = '', ...rest] = cameFrom.split(' ');
  const agent = rest.join(' ');
  const told = [browsers, systems].flatMap((all) => all.find(([way]) => way.test(agent))?.[1] ?? []);
  const text = [...told, address].join(' · ');
  return { zh: text, en: text };
};
