import type { Page } from 'playwright-core';

/**
 * What is lost of a page where there is little room: it has to be scrolled sideways, words are cut by a box too low or too
 * narrow for them, or a control sticks out of the window. What scrolls by itself, and what is cut on purpose (with dots or "more" at its
 * end, or meant for screen readers alone), is not lost.
 */
export function findLost(page: Page): Promise<string[]> {
  return page.evaluate(look);
}

/** Runs in the page, and is no TypeScript. */
const look = `(() => {
    const lost = [];
    const root = document.documentElement;
    const name = (element) =>
      \`\${element.tagName.toLowerCase()}.\${element.getAttribute('class') ?? ''} “\${(element.textContent ?? '').trim().replaceAll(/\\s+/g, ' ').slice(0, 40)}”\`;
    if (root.scrollWidth > root.clientWidth) {
      lost.push(\`the page is \${root.scrollWidth - root.clientWidth} px wider than the window\`);
    }
    for (const element of document.body.querySelectorAll('*')) {
      // Where it lies and how much is in it is soon told; all else is asked of the few that do not fit.
      const { left, right, width } = element.getBoundingClientRect();
      const sticksOut = width > 0 && (right > root.clientWidth + 1 || left < -1);
      const isTooLow = element.scrollHeight > element.clientHeight + 2;
      const isTooNarrow = element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 0;
      if (!sticksOut && !isTooLow && !isTooNarrow) continue;
      const style = getComputedStyle(element);
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (
        element.closest('.visually-hidden, .skip, #svelte-announcer, [aria-hidden="true"], svg, picture, .clamped, .more') !==
        null
      )
        continue;
      let around = element;
      while (around !== null && getComputedStyle(around).textOverflow !== 'ellipsis')
        around = around.parentElement;
      if (around !== null) continue;
      const isScrolled = element.closest(
        '[class*="strip"], nav, ul, table, .table, [tabindex="0"]:not(article)',
      );
      if (isScrolled === null && sticksOut) {
        lost.push(
          \`\${name(element)} sticks out by \${Math.round(Math.max(right - root.clientWidth, -left))} px\`,
        );
      }
      const hasWords = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      if (!hasWords || style.display === 'inline') continue;
      const isShortened = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      const isCut = style.overflowY === 'hidden' || style.overflowY === 'clip';
      if (isCut && !isShortened && isTooLow) {
        lost.push(\`\${name(element)} is cut by \${element.scrollHeight - element.clientHeight} px\`);
      }
      const mayOverflow = style.overflowX === 'visible' && !isShortened;
      if (mayOverflow && isTooNarrow) {
        lost.push(\`\${name(element)} has words \${element.scrollWidth - element.clientWidth} px too wide\`);
      }
    }
    return lost.slice(0, 8);
})()`;
