import type { Draft as ServerDraft } from '@spark/contract';
import { mergeDrafts } from './choose-draft.ts';
import { deviceDrafts } from './device-drafts.ts';
import { isBlank } from './draft-parts.ts';
import { fromServer, type KeptDraft } from './kept-draft.ts';

/** All drafts of a person, of this device and the server; the server's are `null` where it could not be asked. */
export async function readDrafts(
  userId: string,
  server: readonly ServerDraft[] | null,
): Promise<KeptDraft[]> {
  const device = await deviceDrafts.list(userId).catch(() => []);
  const { drafts, gone } = mergeDrafts(device, server?.map((draft) => fromServer(draft, userId)) ?? null);
  for (const id of gone) void deviceDrafts.remove(id).catch(() => undefined);
  return drafts.filter(({ parts }) => !isBlank(parts));
}
