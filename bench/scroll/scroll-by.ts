import type { PhonePage } from '../phone.ts';

/** How a scroll went. */
export interface Scrolled {
  framesPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  shift: number;
}

/** As fast as a thumb that flings: four screens in a second. */
const pxPerFrame = 60;
const mostFrames = 4_800;

/** Adds up, from the first moment of the pages opened next, how far things moved by themselves. */
export async function countShifts({ page }: PhonePage): Promise<void> {
  await page.addInitScript(`
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.shifted += value;
    }).observe({ type: 'layout-shift', buffered: true });
  `);
}

/** Scrolls a little in every frame until so many cards are above, and tells how long the frames took. */
export async function scrollBy(
  { page }: PhonePage,
  { untilCards }: { untilCards: number },
): Promise<Scrolled> {
  // Runs in the page, and is no TypeScript.
  const frames = await page.evaluate<number[]>(`new Promise((resolve) => {
    const frames = [];
    let last = performance.now();
    const isPast = () => {
      const cards = document.querySelectorAll('article');
      return [...cards].some((card) => card.ariaPosInSet >= ${untilCards} && card.getBoundingClientRect().top < innerHeight);
    };
    const step = (now) => {
      frames.push(now - last);
      last = now;
      scrollBy(0, ${pxPerFrame});
      if (frames.length < ${mostFrames} && !(frames.length % 30 === 0 && isPast())) requestAnimationFrame(step);
      else resolve(frames);
    };
    requestAnimationFrame(step);
  })`);
  const sorted = frames.slice(1).toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const totalMs = sorted.reduce((sum, ms) => sum + ms, 0);
  return {
    framesPerSecond: (sorted.length * 1_000) / totalMs,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    shift: Number(await page.evaluate('shifted')),
  };
}
