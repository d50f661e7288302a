/** What is told to build an index from the database. */
export interface BuildOrder {
  url: string;
  dataDir: string;
}
