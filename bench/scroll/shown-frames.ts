import type { Browser } from 'playwright-core';
import type { PhonePage } from '../phone.ts';

/** What is seen while something scrolls. */
export interface Shown {
  framesPerSecond: number;
  /** The share of those frames in which some of the page was still missing. */
  missing: number;
}

const displayHz = 60;
/** As fast as a thumb that flings: four screens in a second. */
const pxPerSecond = 3_600;
const stepPx = 2_400;

/**
 * Scrolls as somebody does, and counts what the display is given: the browser moves what is painted already by itself, also while
 * the page is busy. By its own account of each frame it was asked for, those it had nothing to move for left out.
 */
export async function countShown(
  browser: Browser,
  { page, browserSide }: PhonePage,
  { untilCards }: { untilCards: number },
): Promise<Shown> {
  await browser.startTracing(page, { categories: ['-*', 'cc', 'benchmark'] });
  const isPast = () =>
    page.evaluate<boolean>(
      `[...document.querySelectorAll('article')].some((card) => card.ariaPosInSet >= ${untilCards} && card.getBoundingClientRect().top < innerHeight)`,
    );
  while (!(await isPast())) {
    await browserSide.send('Input.synthesizeScrollGesture', {
      x: 195,
      y: 600,
      yDistance: -stepPx,
      speed: pxPerSecond,
      // Fingers of the protocol scroll nothing on an emulated phone; a wheel is as much the compositor's.
      gestureSourceType: 'mouse',
    });
  }
  return sumUp(await browser.stopTracing());
}

function sumUp(trace: Buffer): Shown {
  // A parse boundary: what the browser wrote, as far as it is looked at here.
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const isShown = new Map<string, boolean>();
  let missing = 0;
  for (const { name, args } of traceEvents) {
    const frame = name === 'PipelineReporter' ? args?.frame_reporter : undefined;
    if (frame === undefined || frame.scroll_state === 'SCROLL_NONE') continue;
    if (frame.state === 'STATE_NO_UPDATE_DESIRED') continue;
    // A frame whose page comes later is told of twice.
    const frameId = `${frame.layer_tree_host_id} ${frame.frame_source} ${frame.frame_sequence}`;
    const wasPresented = frame.state !== 'STATE_DROPPED';
    isShown.set(frameId, wasPresented || isShown.get(frameId) === true);
    if (wasPresented && frame.has_missing_content) missing += 1;
  }
  const shown = [...isShown.values()].filter(Boolean).length;
  return { framesPerSecond: (displayHz * shown) / isShown.size, missing: missing / shown };
}

interface TraceEvent {
  name: string;
  args?: { frame_reporter?: FrameReport };
}

interface FrameReport {
  state: 'STATE_PRESENTED_ALL' | 'STATE_PRESENTED_PARTIAL' | 'STATE_DROPPED' | 'STATE_NO_UPDATE_DESIRED';
  scroll_state: string;
  has_missing_content: boolean;
  layer_tree_host_id: number;
  frame_source: number;
  frame_sequence: number;
}
