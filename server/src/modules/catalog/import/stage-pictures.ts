import { readFile, stat } from 'node:fs/promises';
import { sql } from 'kysely';
import { limits } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/http/index.ts';
import type { Services } from '../../../platform/services.ts';
import { keepPicture } from '../../media/index.ts';
import type { PictureCounts } from './import-report.ts';
import type { PictureFolder } from './picture-folder.ts';

/** What taking pictures in needs. */
export type PictureServices = Pick<Services, 'db' | 'store' | 'decoder'>;

/** Addresses looked at in one go. */
const pageSize = 500;

/** So many addresses without a file are shown. */
const maxExamples = 5;

/**
 * Takes the pictures that the folder holds into the media store and gives them to the staged products. A product whose
 * main picture is not in the folder keeps its addresses.
 */
export async function stagePictures(
  services: PictureServices,
  folder: PictureFolder,
  way: { now: Date; onPicture: (counts: { done: number; total: number }) => void },
): Promise<PictureCounts> {
  const { db } = services;
  const { linksByPath, ...without } = await matchLinks(db, folder);
  const counts: PictureCounts = { matched: 0, ...without, unreadable: [] };
  await sql`create temporary table kept_pictures (link text primary key, media_id uuid not null)`.execute(db);

  const waiting = linksByPath.entries();
  let done = 0;
  async function work(): Promise<void> {
    // The workers share one iterator, so each file is taken once.
    for (const [path, links] of waiting) {
      const id = await keepFile(services, path, way.now);
      if (id === null) {
        counts.unreadable.push(path);
      } else {
        counts.matched += links.length;
        await sql`insert into kept_pictures select link, ${id}::uuid from unnest(${links}::text[]) as link`.execute(
          db,
        );
      }
      done += 1;
      way.onPicture({ done, total: linksByPath.size });
    }
  }
  await Promise.all(Array.from({ length: services.decoder.size }, work));

  await sql`
    update incoming set media_ids = (
      select array_agg(kept.media_id order by listed.position)
      from unnest(incoming.image_links) with ordinality as listed (link, position)
      join kept_pictures kept on kept.link = listed.link)
    where image_links[1] in (select link from kept_pictures)`.execute(db);
  return counts;
}

/** What the folder holds for the staged products, by names alone: no file is opened. */
export async function countPictures(db: Db, folder: PictureFolder): Promise<PictureCounts> {
  const { linksByPath, ...without } = await matchLinks(db, folder);
  const matched = [...linksByPath.values()].reduce((sum, links) => sum + links.length, 0);
  return { matched, ...without, unreadable: [] };
}

async function matchLinks(db: Db, folder: PictureFolder) {
  const linksByPath = new Map<string, string[]>();
  let unmatched = 0;
  const unmatchedExamples: string[] = [];
  for await (const links of pagesOfLinks(db)) {
    for (const link of links) {
      const path = folder.find(link);
      if (path === null) {
        unmatched += 1;
        if (unmatchedExamples.length < maxExamples) unmatchedExamples.push(link);
      } else {
        linksByPath.set(path, [...(linksByPath.get(path) ?? []), link]);
      }
    }
  }
  return { linksByPath, unmatched, unmatchedExamples };
}

async function* pagesOfLinks(db: Db): AsyncGenerator<string[]> {
  let last = '';
  for (;;) {
    const { rows } = await sql<{ link: string }>`
      select distinct link collate "C" as link from incoming, unnest(image_links) as link
      where link collate "C" > ${last} order by 1 limit ${pageSize}`.execute(db);
    if (rows.length === 0) return;
    yield rows.map((row) => row.link);
    last = rows.at(-1)?.link ?? last;
  }
}

async function keepFile(services: PictureServices, path: string, now: Date): Promise<string | null> {
  const { size } = await stat(path);
  if (size > limits.uploadBytes) return null;
  try {
    return await keepPicture(services, await readFile(path), { purpose: 'product', now });
  } catch (error) {
    // One damaged picture does not stop a catalogue; a full disk does.
    if (error instanceof ProblemError && error.code !== 'storage_full') return null;
    throw error;
  }
}
