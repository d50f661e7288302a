import type { Db } from './db/index.ts';
import type { CursorCodec } from './http/index.ts';
import type { MediaStore } from './storage/index.ts';

/** What a running Spark offers its modules; each module asks for the parts it uses. */
export interface Services {
  db: Db;
  store: MediaStore;
  cursors: CursorCodec;
  membership: MembershipTerms;
}

/** How membership is had here. */
export interface MembershipTerms {
  /** What it is called. */
  name: string;
  /** Whether people may join by themselves. */
  isOpen: boolean;
}
