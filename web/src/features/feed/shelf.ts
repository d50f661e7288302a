/** A text that was put away. */
export interface Shelved {
  /** The text, where it can be told at once. */
  now(): string | null;
  read(): Promise<string>;
  /** Nobody will ask for it any more. */
  drop(): void;
}

/** Takes texts that are not needed for now. */
export interface Shelf {
  /** Takes a text that is about so many things. */
  put(text: string, things: number): Shelved;
}

/**
 * Keeps at hand the texts that were put away last, about so many things together, as bytes: half of what a text takes. Older
 * ones leave the page's memory: the browser keeps blobs elsewhere, on its disk once they are many, and throws them away with the
 * page.
 */
export function createShelf(thingsAtHand: number): Shelf {
  let atHand: Box[] = [];

  function makeRoom(): void {
    let things = atHand.reduce((sum, box) => sum + box.things, 0);
    for (const box of atHand) {
      if (things <= thingsAtHand) break;
      things -= box.things;
      moveOut(box);
    }
    atHand = atHand.filter(({ bytes }) => bytes !== null);
  }

  return {
    put(text, things) {
      const box: Box = { bytes: new TextEncoder().encode(text), blob: null, things };
      atHand.push(box);
      makeRoom();
      return {
        now: () => (box.bytes === null ? null : new TextDecoder().decode(box.bytes)),
        read: () => new Response(box.bytes ?? box.blob).text(),
        drop() {
          atHand = atHand.filter((other) => other !== box);
        },
      };
    },
  };
}

function moveOut(box: Box): void {
  if (box.bytes === null) return;
  box.blob = new Blob([box.bytes]);
  box.bytes = null;
}

interface Box {
  bytes: Uint8Array<ArrayBuffer> | null;
  blob: Blob | null;
  things: number;
}
