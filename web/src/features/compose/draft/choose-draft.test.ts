import { describe, expect, it } from 'vitest';
import { samplePhoto } from '../testing/samples.ts';
import { chooseDraft, isOnlyHere, mergeDrafts } from './choose-draft.ts';
import { emptyParts, type DraftParts } from './draft-parts.ts';
import { keepParts, type KeptDraft } from './kept-draft.ts';

const pending = samplePhoto('pending', { media: null, stage: 'waiting' });

function draft(text: string, more: Partial<KeptDraft> = {}, parts: Partial<DraftParts> = {}): KeptDraft {
  return {
    id: 'draft',
    userId: 'me',
    revision: 1,
    isDirty: false,
    updatedAt: 1_000,
    parts: keepParts({ ...emptyParts(), text, ...parts }),
    ...more,
  };
}

describe('chooseDraft', () => {
  it('takes the only copy there is', () => {
    const only = draft('Only');
    expect(chooseDraft(only, null)?.draft).toBe(only);
    expect(chooseDraft(null, only)?.draft).toBe(only);
    expect(chooseDraft(null, null)).toBeNull();
  });

  it('goes on with what this device has not told the server', () => {
    const device = draft('Newer', { isDirty: true });
    expect(chooseDraft(device, draft('Older'))).toEqual({ draft: device, aside: null });
  });

  it('takes what another device changed', () => {
    const server = draft('Theirs', { revision: 2, updatedAt: 2_000 });
    expect(chooseDraft(draft('Ours'), server)).toEqual({ draft: server, aside: null });
  });

  it('keeps photos that wait for the connection with what another device changed', () => {
    const device = draft('Ours', {}, { photos: [samplePhoto('sent'), pending] });
    const server = draft('Theirs', { revision: 2 }, { photos: [samplePhoto('sent')] });
    const keys = chooseDraft(device, server)?.draft.parts.photos.map(({ key }) => key);
    expect(keys).toEqual(['sent', 'pending']);
  });

  it('knows its own words again where only the answer was lost', () => {
    const device = draft('Same', { isDirty: true });
    const server = draft('Same', { revision: 2 });
    expect(chooseDraft(device, server)).toEqual({
      draft: { ...device, revision: 2, isDirty: false },
      aside: null,
    });
  });

  it('loses neither of two copies that were both changed', () => {
    const device = draft('Ours', { isDirty: true });
    const newer = draft('Theirs', { revision: 2, updatedAt: 2_000 });
    expect(chooseDraft(device, newer)).toEqual({ draft: newer, aside: device });
    const older = draft('Theirs', { revision: 2, updatedAt: 500 });
    expect(chooseDraft(device, older)).toEqual({ draft: device, aside: null });
  });
});

describe('mergeDrafts', () => {
  const here = draft('Here', { id: 'here', revision: null, isDirty: true, updatedAt: 3_000 });
  const there = draft('There', { id: 'there', updatedAt: 2_000 });

  it('lists every draft once, last changed first', () => {
    const copy = draft('There', { id: 'there', updatedAt: 1_500 });
    const { drafts } = mergeDrafts([copy, here], [there]);
    expect(drafts.map(({ id }) => id)).toEqual(['here', 'there']);
  });

  it('forgets what was published or discarded elsewhere', () => {
    expect(mergeDrafts([here, there], [])).toEqual({ drafts: [here], gone: ['there'] });
  });

  it('forgets nothing while the server is out of reach', () => {
    expect(mergeDrafts([here, there], null)).toEqual({ drafts: [here, there], gone: [] });
  });
});

describe('isOnlyHere', () => {
  it.each([
    [draft('New', { revision: null }), true],
    [draft('Changed', { isDirty: true }), true],
    [draft('With a photo on its way', {}, { photos: [pending] }), true],
    [draft('Sent'), false],
  ])('%j', (kept, isHere) => expect(isOnlyHere(kept)).toBe(isHere));
});
