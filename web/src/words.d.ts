declare module 'virtual:spark-words-files' {
  /** Where a language's texts are, by area; empty while the pages are served by Vite. */
  export const wordFiles: Partial<Record<string, Record<string, string>>>;
}
