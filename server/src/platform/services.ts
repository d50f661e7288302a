import type { Db } from './db/index.ts';
import type { CursorCodec } from './http/index.ts';
import type { MediaStore } from './storage/index.ts';

/** What a running Spark offers its modules; each module asks for the parts it uses. */
export interface Services {
  db: Db;
  store: MediaStore;
  cursors: CursorCodec;
  /** What the membership is called here. */
  membershipName: string;
}
