import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftPicture } from '../draft/draft-parts.ts';
import { sampleMedia, samplePhoto } from '../testing/samples.ts';
import type { PhotoAnswer, PhotoServer, SendingListener } from './photo-server.ts';
import { createUploads, parallelUploads, resumePauseMs, settlePauseMs } from './uploads.ts';

interface Sent {
  file: File;
  uploadUrl: string | null;
  hear: SendingListener;
  settle: (answer: PhotoAnswer) => void;
  isStopped: boolean;
}

let pictures: DraftPicture[];
let sent: Sent[];
let edits: { id: string; edit: DraftPicture['edit'] }[];
let onRead: (id: string) => PhotoAnswer;
let onEdit: (id: string) => PhotoAnswer;
const refusedEdits: string[] = [];

const server: PhotoServer = {
  send(file, uploadUrl, hear) {
    const one: Sent = { file, uploadUrl, hear, settle: () => undefined, isStopped: false };
    const result = new Promise<PhotoAnswer>((resolve) => (one.settle = resolve));
    sent.push(one);
    return { result, stop: () => (one.isStopped = true) };
  },
  read: async (id) => onRead(id),
  edit: async (id, edit) => {
    edits.push({ id, edit });
    return onEdit(id);
  },
};

beforeEach(() => {
  vi.useFakeTimers();
  pictures = [];
  sent = [];
  edits = [];
  refusedEdits.length = 0;
  onRead = (id) => arrived(id);
  onEdit = (id) => arrived(id);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('sending photos', () => {
  it(`sends ${parallelUploads} at once and the others in turn`, async () => {
    const uploads = begin('a', 'b', 'c');
    uploads.pump();
    expect(stages()).toEqual(['sending', 'sending', 'queued']);
    await settle(0, arrived('a'));
    expect(stages()).toEqual(['arrived', 'sending', 'sending']);
  });

  it('tells how far each is', () => {
    begin('a').pump();
    sent[0]?.hear.onProgress(0.4);
    expect(pictures[0]?.progress).toBe(0.4);
  });

  it('lets one fail without the others, and sends it again alone', async () => {
    const uploads = begin('a', 'b');
    uploads.pump();
    await settle(0, { kind: 'refused', code: 'storage_full', sentence: 'Full.', canRetry: true });
    await settle(1, arrived('b'));
    expect(stages()).toEqual(['failed', 'arrived']);
    expect(pictures[0]?.failure).toEqual({ sentence: 'Full.', canRetry: true });
    uploads.retry('a');
    await settle(2, arrived('a'));
    expect(stages()).toEqual(['arrived', 'arrived']);
    expect(pictures[0]?.failure).toBeNull();
  });

  it('forgets a photo that was removed while it was on its way', async () => {
    const uploads = begin('a', 'b', 'c');
    uploads.pump();
    pictures = pictures.filter(({ key }) => key !== 'a');
    uploads.drop('a');
    expect(sent[0]?.isStopped).toBe(true);
    expect(stages()).toEqual(['sending', 'sending']);
  });

  it('keeps all photos back while their owner may not send any', async () => {
    begin('a', 'b', 'c').pump();
    await settle(0, { kind: 'refused', code: 'membership_required', sentence: 'Join.', canRetry: false });
    expect(stages()).toEqual(['held', 'sending', 'held']);
  });

  it('keeps all photos back once their owner is signed out, and knows that it is that', async () => {
    begin('a', 'b', 'c').pump();
    await settle(0, { kind: 'refused', code: 'unauthenticated', sentence: 'Sign in.', canRetry: false });
    expect(stages()).toEqual(['signed-out', 'sending', 'signed-out']);
  });

  it('says why the server could not read a photo that arrived', async () => {
    begin('a').pump();
    await settle(0, arrived('a', { state: 'failed', failure: 'This is a document.' }));
    expect(pictures[0]).toMatchObject({
      stage: 'failed',
      failure: { sentence: 'This is a document.', canRetry: false },
    });
  });
});

describe('without a connection', () => {
  it('waits, and goes on by itself where it was', async () => {
    begin('a').pump();
    sent[0]?.hear.onUrl('/uploads/1');
    await settle(0, { kind: 'unreachable' });
    expect(stages()).toEqual(['waiting']);
    await vi.advanceTimersByTimeAsync(resumePauseMs);
    expect(stages()).toEqual(['sending']);
    expect(sent[1]?.uploadUrl).toBe('/uploads/1');
  });

  it('goes on at once when the connection is back', async () => {
    const uploads = begin('a');
    uploads.pump();
    await settle(0, { kind: 'unreachable' });
    uploads.resume();
    expect(stages()).toEqual(['sending']);
  });

  it('waits as long as the server asks, with whatever else was to be sent, and then goes on by itself', async () => {
    const uploads = begin('a', 'b');
    uploads.pump();
    sent[0]?.hear.onUrl('/uploads/1');
    await settle(0, { kind: 'later', reason: 'limit', afterMs: 30_000 });
    await settle(1, { kind: 'later', reason: 'limit', afterMs: 20_000 });
    expect(stages()).toEqual(['paused', 'paused']);
    expect(pictures[1]?.pause).toEqual({ reason: 'limit', leftMs: 30_000 });
    pictures.push(samplePhoto('c', { media: null, stage: 'queued', file: new File(['x'], 'c.jpg') }));
    uploads.pump();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(stages()).toEqual(['paused', 'paused', 'paused']);
    expect(pictures[2]?.pause?.leftMs).toBe(20_000);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(stages()).toEqual(['sending', 'sending', 'queued']);
    expect(sent[2]).toMatchObject({ uploadUrl: '/uploads/1', file: { name: 'a.jpg' } });
    expect(pictures[0]?.pause).toBeNull();
  });

  it('a photo is on its way while another is paused, and arrives', async () => {
    begin('a', 'b').pump();
    await settle(0, { kind: 'later', reason: 'trouble', afterMs: 5_000 });
    expect(stages()).toEqual(['paused', 'sending']);
    await settle(1, arrived('b'));
    expect(stages()).toEqual(['paused', 'arrived']);
  });

  it('a pause ends with the page', async () => {
    const uploads = begin('a');
    uploads.pump();
    await settle(0, { kind: 'later', reason: 'limit', afterMs: 5_000 });
    uploads.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(1);
  });

  it('ends with the page', async () => {
    const uploads = begin('a');
    uploads.pump();
    await settle(0, { kind: 'unreachable' });
    uploads.stop();
    await vi.advanceTimersByTimeAsync(2 * resumePauseMs);
    expect(sent).toHaveLength(1);
  });
});

describe('a photo that has arrived', () => {
  it('is asked for until it is ready', async () => {
    begin('a').pump();
    await settle(0, arrived('a', { state: 'processing' }));
    expect(pictures[0]?.media?.state).toBe('processing');
    await vi.advanceTimersByTimeAsync(settlePauseMs);
    expect(pictures[0]?.media?.state).toBe('ready');
  });

  it('fails where working at it failed', async () => {
    onRead = (id) => arrived(id, { state: 'failed', failure: 'It is broken.' });
    begin('a').pump();
    await settle(0, arrived('a', { state: 'processing' }));
    await vi.advanceTimersByTimeAsync(settlePauseMs);
    expect(pictures[0]).toMatchObject({ stage: 'failed', failure: { sentence: 'It is broken.' } });
  });

  it('is turned as it was wished before it was there', async () => {
    const wished = { rotate: 90 as const, crop: null };
    onEdit = (id) => arrived(id, { edit: wished });
    begin('a').pump();
    if (pictures[0]) pictures[0].edit = wished;
    await settle(0, arrived('a'));
    expect(edits).toEqual([{ id: 'a', edit: wished }]);
    expect(pictures[0]?.media?.edit).toEqual(wished);
  });

  it('stays as it is where the server will not turn it', async () => {
    onEdit = () => ({ kind: 'refused', code: 'conflict', sentence: 'It is in a post.', canRetry: false });
    begin('a').pump();
    if (pictures[0]) pictures[0].edit = { rotate: 90, crop: null };
    await settle(0, arrived('a'));
    expect(refusedEdits).toEqual(['It is in a post.']);
    expect(edits).toHaveLength(1);
  });
});

function begin(...keys: string[]) {
  pictures = keys.map((key) =>
    samplePhoto(key, { media: null, stage: 'queued', progress: 0, file: new File(['x'], `${key}.jpg`) }),
  );
  return createUploads({
    server,
    pictures: () => pictures,
    onEditRefused: (picture, sentence) => {
      refusedEdits.push(sentence);
      picture.edit = picture.media?.edit ?? { rotate: 0, crop: null };
    },
  });
}

function stages() {
  return pictures.map(({ stage }) => stage);
}

async function settle(at: number, answer: PhotoAnswer): Promise<void> {
  sent[at]?.settle(answer);
  await vi.advanceTimersByTimeAsync(0);
}

function arrived(id: string, more: Parameters<typeof sampleMedia>[1] = {}): PhotoAnswer {
  return { kind: 'arrived', media: sampleMedia(id, more) };
}
