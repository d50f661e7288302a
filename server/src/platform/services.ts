import type { Db } from './db/index.ts';
import type { Decoder } from './decoder/index.ts';
import type { CursorCodec } from './http/index.ts';
import type { OutboundRules } from './outbound/index.ts';
import type { Push } from './push/index.ts';
import type { MediaStore, Vault } from './storage/index.ts';

/** What a running Spark offers its modules; each module asks for the parts it uses. */
export interface Services {
  db: Db;
  store: MediaStore;
  /** Photos as they were uploaded. */
  vault: Vault;
  /** Files with everything of a person, for that person to fetch. */
  exports: Vault;
  decoder: Decoder;
  cursors: CursorCodec;
  /** Tells devices. */
  push: Push;
  /** The address people use, without a slash at the end. */
  publicUrl: string;
  /** How reading strangers' pages differs from the rules that are built in. */
  outbound: Partial<OutboundRules>;
  /** What the membership is called here. */
  membershipName: string;
}
