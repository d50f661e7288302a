declare module 'subset-font' {
  /** Cuts a font down to the letters of a text; of its features only those named are kept. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: 'woff2'; keepFeatures: readonly string[] },
  ): Promise<Buffer>;
}
