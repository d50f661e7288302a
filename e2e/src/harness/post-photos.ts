import type { Post } from '@spark/contract';
import type { APIResponse, Page } from 'playwright-core';
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { takePhoto } from './photos.ts';

/** Posts photos without the composer, which has journeys of its own, and waits until others see them. */
export async function postPhotos(
  { request }: Page,
  { text, alts }: { text: string; alts: string[] },
): Promise<Post> {
  const media: { id: string; alt: string }[] = [];
  for (const [at, alt] of alts.entries()) {
    const answer = await request.post('/api/v1/media', { multipart: { file: await takePhoto(at) } });
    const { id } = await read<{ id: string }>(answer);
    media.push({ id, alt });
  }
  const { items } = await read<{ items: { slug: string }[] }>(await request.get('/api/v1/interests'));
  const post = { kind: 'photo', text, interests: items.slice(0, 1).map(({ slug }) => slug), media };
  const headers = { 'idempotency-key': randomUUID() };
  const { id } = await read<Post>(await request.post('/api/v1/posts', { data: post, headers }));
  const look = async () => read<Post>(await request.get(`/api/v1/posts/${id}`));
  await expect.poll(async () => (await look()).isLive, { timeout: 15_000 }).toBe(true);
  return look();
}

async function read<Shape>(answer: APIResponse): Promise<Shape> {
  if (!answer.ok()) throw new Error(`${answer.url()} was refused: ${await answer.text()}`);
  // Serialised by the response schema of the route.
  return (await answer.json()) as Shape;
}
