import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isLocale, locales, sourceLocale, type Locale } from '@spark/contract';
import type { Browser, Page } from 'playwright-core';
import { openDevice, type DeviceName } from './harness/devices.ts';
import { connectBrowser, launchBrowser } from './harness/launch-browser.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { startSparks } from './harness/start-spark.ts';
import { findSubjects, type Subjects } from './shots/find-subjects.ts';
import { inPageLanguage } from './shots/in-page-language.ts';
import type { Screen, Viewer } from './shots/screen.ts';
import { screens } from './shots/screens.ts';
import { settle } from './shots/settle.ts';

const folder = fileURLToPath(new URL('../../shots/', import.meta.url));
const sizes = among(['phone', 'desktop'], process.env['SPARK_SHOTS_DEVICE']);
const schemes = among(['light', 'dark'], process.env['SPARK_SHOTS_SCHEME']);

// `npm run shots -- feed profile` takes only the screens whose names begin so.
// `SPARK_SHOTS_LANG=ar` takes them in one language alone, `SPARK_SHOTS_LANG=en,ar` in two; `SPARK_SHOTS_DEVICE=phone` and
// `SPARK_SHOTS_SCHEME=dark` take them in one size, and in one light.
const prefixes = process.argv.slice(2);
const languages = (process.env['SPARK_SHOTS_LANG'] ?? locales.join(',')).split(',').filter(isLocale);
const wanted = screens.filter(
  ({ name }) => prefixes.length === 0 || prefixes.some((prefix) => name.startsWith(prefix)),
);

await mkdir(folder, { recursive: true });
const server = await launchBrowser({ isWhole: true });
const { sparks, stop } = await startSparks(1, { pictures: 'whole' });
let failed = 0;
try {
  const [spark] = sparks;
  const studio = { browser: await connectBrowser(server.wsEndpoint()), url: spark.url };
  const subjects = await findSubjects(spark);
  for (const device of sizes) {
    for (const scheme of schemes) {
      for (const locale of languages) failed += await takeAll(studio, { device, scheme, locale }, subjects);
    }
  }
} finally {
  await server.close();
  await stop();
}
console.log(
  `${wanted.length * sizes.length * schemes.length * languages.length - failed} pictures in ${folder}`,
);
process.exitCode = failed === 0 ? 0 : 1;

/** All there are, or the one that is asked for. */
function among<Value extends string>(all: readonly Value[], asked: string | undefined): readonly Value[] {
  return asked === undefined ? all : all.filter((one) => one === asked);
}

/** Takes every screen one way, each viewer with a device of their own. Returns how many could not be taken. */
async function takeAll(studio: Studio, light: Light, subjects: Subjects): Promise<number> {
  const pages = new Map<Viewer, Page>();
  let missed = 0;
  for (const screen of wanted) {
    const page = pages.get(screen.viewer) ?? (await arrive(studio, light, screen.viewer));
    pages.set(screen.viewer, page);
    const path = `${folder}${screen.name}-${light.device}-${light.scheme}${suffixOf(light)}.png`;
    await take(inPageLanguage(page, light.locale), screen, subjects, path).catch((error: unknown) => {
      missed += 1;
      console.error(`${screen.name} (${light.device}, ${light.scheme}, ${light.locale}): ${String(error)}`);
    });
  }
  for (const page of pages.values()) await page.context().close();
  return missed;
}

async function take(page: Page, screen: Screen, subjects: Subjects, path: string): Promise<void> {
  await screen.show(page, subjects);
  await settle(page);
  await page.screenshot({ path });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().setOffline(false);
}

/** English pictures are named as they always were. */
function suffixOf({ locale }: Light): string {
  return locale === sourceLocale ? '' : `-${locale}`;
}

async function arrive(
  { browser, url }: Studio,
  { device, scheme, locale }: Light,
  viewer: Viewer,
): Promise<Page> {
  const context = await openDevice(browser, url, device, {
    colorScheme: scheme,
    reducedMotion: 'reduce',
    serviceWorkers: 'allow',
  });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  if (viewer === 'newcomer') await signUp(page, { name: 'Wanjiru Maina', email: newEmail() });
  else if (viewer !== 'visitor') await signIn(page, people[viewer]);
  // Afterwards, for signing in is done by the English words.
  await context.addCookies([{ name: 'spark_lang', value: locale, url }]);
  return page;
}

type Studio = { browser: Browser; url: string };
type Light = { device: DeviceName; scheme: (typeof schemes)[number]; locale: Locale };
