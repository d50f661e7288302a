import { missingPart } from '#lib/bring-part.ts';
import { tellMissingPart } from '#ui/missing-part.ts';

let isTold = false;

/**
 * A part of the program is not there any more: the page is older than the server. Of parts nobody asked for it is said once, so
 * that nothing goes round in circles; who asks for one is told where they do.
 */
export function watchMissingParts(): void {
  addEventListener(missingPart, () => {
    if (isTold || !navigator.onLine) return;
    isTold = true;
    tellMissingPart();
  });
}
