import type { WriteStream } from 'node:tty';
import type { ImportProgress } from '../modules/catalog/index.ts';

/** Plain output gets a line this often, a terminal is redrawn this often. */
const plainMs = 5_000;
const terminalMs = 100;

/** Shows how an import gets on: one redrawn line on a terminal, a line now and then elsewhere, nothing for `null`. */
export function createProgressLine(out: WriteStream | null) {
  let shownAt = 0;
  let lastStep = '';
  return {
    show(progress: ImportProgress): void {
      if (out === null) return;
      const now = performance.now();
      const isNewStep = progress.step !== lastStep;
      if (!isNewStep && now - shownAt < (out.isTTY ? terminalMs : plainMs)) return;
      shownAt = now;
      lastStep = progress.step;
      out.write(out.isTTY ? `\r\u001b[K${describe(progress)}` : `${describe(progress)}\n`);
    },
    end(): void {
      if (out?.isTTY && lastStep !== '') out.write('\r\u001b[K');
    },
  };
}

function describe(progress: ImportProgress): string {
  switch (progress.step) {
    case 'read': {
      const { rows, rejected, bytes, totalBytes } = progress;
      const share = totalBytes ? ` (${Math.min(100, Math.round((bytes / totalBytes) * 100))} %)` : '';
      const left = rejected > 0 ? `, ${rejected.toLocaleString('en')} left out` : '';
      return `Reading… ${rows.toLocaleString('en')} rows${left}${share}`;
    }
    case 'compare':
      return 'Comparing with the catalogue…';
    case 'pictures':
      return `Taking in pictures… ${progress.done.toLocaleString('en')} of ${progress.total.toLocaleString('en')}`;
    case 'apply':
      return `Writing ${progress.products.toLocaleString('en')} products…`;
    case 'keep':
      return `Keeping ${progress.rows.toLocaleString('en')} rows until somebody has looked…`;
  }
}
