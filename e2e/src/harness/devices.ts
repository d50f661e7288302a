import type { Browser, BrowserContextOptions } from 'playwright-core';

/** What people hold or sit before. */
export const devices = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
} as const satisfies Record<string, BrowserContextOptions>;

/** One of the devices. */
export type DeviceName = keyof typeof devices;

/** A device as it is told apart from its factory settings. */
export type DeviceSettings = Pick<
  BrowserContextOptions,
  | 'colorScheme'
  | 'javaScriptEnabled'
  | 'reducedMotion'
  | 'deviceScaleFactor'
  | 'locale'
  | 'proxy'
  | 'storageState'
  | 'viewport'
  | 'serviceWorkers'
>;

/** Hands a person a new device that has never been to this Spark. */
export function openDevice(browser: Browser, url: string, name: DeviceName, settings: DeviceSettings = {}) {
  return browser.newContext({
    ...devices[name],
    baseURL: url,
    locale: 'en-US',
    timezoneId: 'UTC',
    // Nothing moves but where a journey is about motion: what is still moving cannot be tapped yet.
    reducedMotion: 'reduce',
    // Where it is not what a journey is about, the network alone says what is shown.
    serviceWorkers: 'block',
    ...settings,
  });
}
