import { EventEmitter } from 'node:events';
import type { Browser, CDPSession } from 'playwright-core';
import { devices } from '../../e2e/src/harness/devices.ts';

/** A page with nothing but the browser around it. */
export interface UnwatchedPage {
  send: CDPSession['send'];
  /** What the browser tells of it, by the names of its protocol. */
  events: EventEmitter;
  /** What an expression comes to in the page, as far as it is JSON. */
  evaluate: <T>(expression: string) => Promise<T>;
}

/**
 * Lends a page on a telephone of which nobody keeps books. For a page of the driver's the browser's tools keep a note of every
 * request, and the driver's own program lies in the page's heap: a third of what it grew by between 200 cards and 1,000.
 */
export async function onUnwatchedPage<T>(
  browser: Browser,
  use: (page: UnwatchedPage) => Promise<T>,
): Promise<T> {
  const root = await browser.newBrowserCDPSession();
  // The driver leaves alone what stands in a context it did not make.
  const { browserContextId } = await root.send('Target.createBrowserContext');
  try {
    const { targetId } = await root.send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
    const page = talkThrough(root, sessionId);
    await becomePhone(page);
    return await use(page);
  } finally {
    await root.send('Target.disposeBrowserContext', { browserContextId });
    await root.detach();
  }
}

function talkThrough(root: CDPSession, sessionId: string): UnwatchedPage {
  const events = new EventEmitter();
  let asked = 0;
  root.on('Target.receivedMessageFromTarget', (received) => {
    if (received.sessionId !== sessionId) return;
    // A parse boundary: the browser's own protocol.
    const message = JSON.parse(received.message) as Message;
    if ('id' in message) events.emit(answerTo(message.id), message);
    else events.emit(message.method, message.params);
  });
  async function ask(method: string, params: object = {}): Promise<unknown> {
    asked += 1;
    const id = asked;
    const answered = new Promise<Answer>((resolve) => events.once(answerTo(id), resolve));
    await root.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    const { result, error } = await answered;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }
  // The same protocol as the driver's sessions speak, and so their types.
  const send = ask as CDPSession['send'];
  return {
    send,
    events,
    async evaluate<T>(expression: string): Promise<T> {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression,
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
      // Who asks knows what the expression comes to.
      return result.value as T;
    },
  };
}

function answerTo(id: number): string {
  return `answer ${id}`;
}

async function becomePhone({ send }: UnwatchedPage): Promise<void> {
  const { viewport, deviceScaleFactor, isMobile } = devices.phone;
  await send('Emulation.setDeviceMetricsOverride', { ...viewport, deviceScaleFactor, mobile: isMobile });
  await send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
  });
  await send('Page.enable');
  // A worker would fetch by itself what is made up for the page.
  await send('Page.addScriptToEvaluateOnNewDocument', { source: 'delete Navigator.prototype.serviceWorker' });
}

type Message = Answer | { method: string; params: unknown };

interface Answer {
  id: number;
  result?: unknown;
  error?: { message: string };
}
