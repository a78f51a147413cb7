import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The first program of these names on the PATH; a browser of Playwright's own is never downloaded. */
function onPath(...names: string[]): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

const CHROMIUM = onPath('chromium', 'chromium-browser', 'google-chrome');
/** The same engine without the windows around it: a page costs two thirds. Used where it is there. */
const SHELL = onPath('chromium-headless-shell');

/** A test's `skip`: what would let it run, where there is no browser. */
export const skipWithoutBrowser = CHROMIUM
  ? false
  : 'needs Chromium on the PATH (Debian: apt-get install chromium)';

/**
 * Parts of Chromium that are off. The first line is ours: what drops down from the address bar is a page of its own, twice for
 * each window, and half of what a window costs. The others Playwright turns off itself; but only the last such list counts.
 */
const OFF = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...[
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsUpgrades',
    'LensOverlay',
  ],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying'],
  ...['AimEnabled', 'PreconnectToSearch'],
];

const QUIET = [
  `--disable-features=${OFF.join(',')}`,
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/**
 * @param whole with all of the browser around the pages: what installs a site or tells its news needs it
 * @param camera with a camera whose picture is Chromium's own; the engine alone has none
 */
export function launch({ whole = false, camera = false } = {}): Promise<Browser> {
  // A container's root has no other user to give the sandbox to.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // Without a locale Chromium gives downloads with Japanese names another one.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' } as Record<string, string>;
  const executablePath = (!whole && !camera && SHELL) || CHROMIUM!;
  const devices = camera ? ['--use-fake-device-for-media-stream'] : [];
  return chromium.launch({ executablePath, args: [...QUIET, ...devices, ...sandbox], env });
}
