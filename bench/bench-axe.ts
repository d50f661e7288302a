import type { Browser, Page } from 'playwright-core';
import { openDevice, type DeviceName } from '../e2e/src/harness/devices.ts';
import { findLost } from '../e2e/src/harness/lost-content.ts';
import { people, signIn } from '../e2e/src/harness/people.ts';
import { everyFault } from '../e2e/src/harness/plain-axe.ts';
import {
  findPhoto,
  memberScreens,
  operatorScreens,
  screensOf,
  visitorScreens,
} from '../e2e/src/harness/screens.ts';
import { open } from '../e2e/src/harness/visit.ts';
import { everyWay, seeIn, waysOf } from '../e2e/src/harness/ways-of-seeing.ts';
import type { Measurement } from './measurement.ts';
import { withBrowser } from './phone.ts';
import type { Spark } from './with-spark.ts';

/** Somebody before some screens. */
interface Round {
  device: DeviceName;
  /** Whose screens they are; nobody's are a visitor's. */
  email: string | null;
  screens: string[];
}

const counted = {
  grave: 'axe: serious and critical faults',
  mild: 'axe: minor and moderate faults',
  lost: 'words and controls lost in little room',
} as const;

type Counted = keyof typeof counted;

/**
 * What axe, as it comes, says of the screens for which nothing has to be done first, in the light and in the dark, and what is lost
 * of them where the window is 320 px wide or letters are twice as large. Each fault is told in a line of its own.
 */
export async function benchAxe(spark: Spark): Promise<Measurement[]> {
  return withBrowser(async (browser) => {
    const count = { grave: 0, mild: 0, lost: 0 };
    let screens = 0;
    for (const round of await rounds(spark)) {
      screens += round.screens.length;
      await look(browser, spark, round, (kind, fault) => {
        count[kind] += 1;
        console.log(`${counted[kind]}: ${fault}`);
      });
    }
    const figure = (kind: Counted) => ({ name: counted[kind], value: count[kind], unit: 'in all' });
    return [
      { name: 'screens looked at, light and dark', value: screens, unit: 'screens' },
      { ...figure('grave'), target: { atMost: 0 } },
      figure('mild'),
      { ...figure('lost'), target: { atMost: 0 } },
    ];
  });
}

async function rounds(spark: Spark): Promise<Round[]> {
  const photo = await findPhoto(spark);
  return [
    { device: 'phone', email: null, screens: visitorScreens },
    { device: 'desktop', email: null, screens: [...visitorScreens, ...screensOf(photo)] },
    { device: 'phone', email: people.member, screens: [...memberScreens, ...screensOf(photo)] },
    { device: 'desktop', email: people.operator, screens: operatorScreens },
  ];
}

async function look(
  browser: Browser,
  { url }: Spark,
  { device, email, screens }: Round,
  tell: (kind: Counted, fault: string) => void,
): Promise<void> {
  const context = await openDevice(browser, url, device);
  try {
    const page = await context.newPage();
    if (email !== null) await signIn(page, email);
    for (const screen of screens) {
      await open(page, screen);
      await lookInEveryWay(page, (kind, fault) => tell(kind, `${screen}, ${device}, ${fault}`));
    }
  } finally {
    await context.close();
  }
}

async function lookInEveryWay(page: Page, tell: (kind: Counted, fault: string) => void): Promise<void> {
  const { usual } = waysOf(page);
  for (const way of everyWay(page)) {
    await seeIn(page, way);
    const seen = `${way.scheme}, ${way.viewport.width} px, letters at ${100 * way.letters} %`;
    if (way.viewport === usual.viewport && way.letters === usual.letters) {
      for (const { id, impact, elements } of await everyFault(page)) {
        const kind = impact === 'serious' || impact === 'critical' ? 'grave' : 'mild';
        tell(kind, `${seen}: ${id} (${elements.length}): ${elements.slice(0, 3).join(' | ')}`);
      }
    } else {
      for (const lost of await findLost(page)) tell('lost', `${seen}: ${lost}`);
    }
  }
  await seeIn(page, usual);
}
