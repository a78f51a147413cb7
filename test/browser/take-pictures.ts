/** `npm run pictures`: the pictures of the README, of the demonstration as it is on the first start. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../src/app/build.ts';
import { startSite } from '../../src/app/site-testing.ts';
import { NEARNESS } from '../../src/medicines/model.ts';
import { launch, skipWithoutBrowser } from './browser.ts';

const IMAGES = join(import.meta.dirname, '..', '..', 'docs', 'images');
const PAGES = {
  top: '/',
  search: '/search?q=%E3%82%A2%E3%83%A0%E3%83%AD%E3%82%B8%E3%83%94%E3%83%B3',
  overview: '/overview',
  indicators: '/indicators',
  roadmap: '/roadmap',
};
/** The pictures are as high as a screen and a half: what is below is for who opens the page. */
const SIZE = { width: 1280, height: 1000 };

if (skipWithoutBrowser) throw new Error(skipWithoutBrowser);
await ensureBuilt();
const data = mkdtempSync(join(tmpdir(), 'antei-pictures-'));
const site = await startSite(data, { ANTEI_DEMO: 'on' });
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: SIZE, locale: 'ja-JP' });
  const take = async (name: string, path: string) => {
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(IMAGES, `${name}.png`) });
    console.error(`docs/images/${name}.png`);
  };
  for (const [name, path] of Object.entries(PAGES)) await take(name, path);
  // One that is not shipped as ordered, and that others can stand in for, has most to show.
  await page.goto(`${site.url}/search?response=limitedOwn`);
  const links = await page.getByRole('main').locator('a[href^="/products/"]').all();
  for (const path of await Promise.all(links.map((link) => link.getAttribute('href')))) {
    await page.goto(site.url + path!);
    if (await page.getByText(NEARNESS[9]).count()) {
      await take('product', path!);
      break;
    }
  }
} finally {
  await browser.close();
  site.process.kill('SIGTERM');
  await site.ended;
  rmSync(data, { recursive: true, force: true });
}
