/** What is told to build an index. */
export interface BuildOrder {
  url: string;
  dataDir: string;
  /** From what lies on disk and what happened since, or from the database alone. */
  from: 'database' | 'file';
}
