/** Styles that only some pages need, once they are on their way. */
let styles: Promise<void> | null = null;

/**
 * Brings a part of the program that is not there from the beginning, with the styles that only such parts need. Stands around every
 * `import()` of a build (`build-plugins/lean-imports.ts`). Of a part that is missing the page is told.
 */
export async function bringPart<Part>(bring: () => Promise<Part>, stylesPath?: string): Promise<Part> {
  try {
    const [part] = await Promise.all([
      bring(),
      stylesPath !== undefined && (styles ??= bringStyles(stylesPath)),
    ]);
    return part;
  } catch (error) {
    dispatchEvent(new Event(missingPart));
    throw error;
  }
}

/** What the window is told when a part of the program, or its styles, could not be brought. */
export const missingPart = 'spark:missing-part';

async function bringStyles(path: string): Promise<void> {
  if (document.querySelector(`link[href="${path}"]`) !== null) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = path;
  try {
    await new Promise((resolve, reject) => {
      link.onload = resolve;
      // As an import that fails does.
      link.onerror = () => reject(new TypeError(path));
      document.head.append(link);
    });
  } catch (error) {
    // Whoever asks again has them looked for again.
    link.remove();
    styles = null;
    throw error;
  }
}
