/** Finds a Chromium for the browser tests, and gets one where there is none. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The path of a Chromium that starts: the system's, else Debian's package when root, else Playwright's own. */
export const findChromium = (say) => {
  for (const get of [() => undefined, fromDebian, fromPlaywright]) {
    get(say);
    const found = [process.env.YANJI_CHROMIUM, ...onPath(), chromium.executablePath()].find(
      (file) => file && starts(file),
    );
    if (found) return found;
  }
  return undefined;
};

const onPath = () =>
  (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));

const starts = (file) => {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
};

const fromDebian = (say) => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  say("no Chromium found: installing Debian's package");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...given) => spawnSync('apt-get', ['-q', '-y', ...given], { env, stdio: ['ignore', 2, 2] }).status === 0;
  apt('update');
  if (!apt('install', '--no-install-recommends', 'chromium', 'fonts-wqy-zenhei'))
    say('apt-get could not install chromium');
};

const fromPlaywright = (say) => {
  say("no Chromium found: downloading Playwright's own");
  const cli = join(import.meta.dirname, '..', 'node_modules', 'playwright-core', 'cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 2, 2],
    timeout: 300_000,
  });
  if (status !== 0) say('Playwright could not download Chromium');
};
