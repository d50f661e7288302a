/** What a browser knows of the way of a page. */
export interface PageWay {
  /** The mark of a page the service worker had kept: when it came, by the clock of this device. */
  keptAt: string | undefined;
  /** Whether the page was opened by going back, and may be as the browser had it. */
  isBack: boolean;
  /** When its first byte came, by the clock of this device. */
  cameAt: number;
}

/** When the page came from the server, by the clock of this device; `null` where that cannot be known. */
export function arrivalOf({ keptAt, isBack, cameAt }: PageWay): number | null {
  if (keptAt !== undefined) return keptAt === '' ? null : Number(keptAt);
  return isBack ? null : cameAt;
}

/** The way of the page this tab opened with. */
export function readPageWay(): PageWay {
  const [entry] = performance.getEntriesByType('navigation');
  const { type, responseStart } = entry instanceof PerformanceNavigationTiming ? entry : unknownWay;
  return {
    keptAt: document.documentElement.dataset['kept'],
    isBack: type === 'back_forward',
    cameAt: performance.timeOrigin + responseStart,
  };
}

const unknownWay = { type: 'back_forward', responseStart: 0 };
