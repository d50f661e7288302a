import type { CDPSession, Page } from 'playwright-core';

interface Point {
  x: number;
  y: number;
}

const steps = 8;

/** Fingers on a screen, as the browser itself reports them. */
export class Fingers {
  readonly #session: CDPSession;
  readonly #page: Page;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<Fingers> {
    return new Fingers(page, await page.context().newCDPSession(page));
  }

  /** Puts a finger down, moves it and lets go. */
  async drag(from: Point, to: Point, { stepMs = 16 } = {}): Promise<void> {
    await this.#touch('touchStart', [from]);
    for (let step = 1; step <= steps; step += 1) {
      await this.#page.waitForTimeout(stepMs);
      await this.#touch('touchMove', [between(from, to, step / steps)]);
    }
    await this.#touch('touchEnd', []);
  }

  /** Two fingers, one soon after the other, that part and are lifted. */
  async pinch({ x, y }: Point): Promise<void> {
    await this.#touch('touchStart', [{ x, y }]);
    await this.#touch('touchStart', [
      { x, y },
      { x: x + 40, y },
    ]);
    for (const apart of [20, 40]) {
      await this.#touch('touchMove', [
        { x: x - apart, y },
        { x: x + 40 + apart, y },
      ]);
    }
    await this.#touch('touchEnd', []);
  }

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
