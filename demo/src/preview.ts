import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawAvatar, drawProduct, drawScene, interests, people, posts, products } from './index.ts';

// A tool for the eye: `node demo/src/preview.ts <folder>` draws everything once and lays it out on contact sheets.

const folder = process.argv[2];
if (!folder) throw new Error('Usage: node demo/src/preview.ts <folder> [photos|products|people|interests]');
await mkdir(folder, { recursive: true });
const wanted = process.argv[3];

const sheets: Record<string, (() => Promise<Buffer>)[]> = {
  interests: interests.map(
    ({ cover }) =>
      async () =>
        (await drawScene(cover)).jpeg,
  ),
  products: products.map((product) => () => drawProduct(product)),
  people: people.map((person) => () => drawAvatar(person)),
  photos: posts.flatMap(({ photos = [] }) =>
    photos.map((photo) => async () => withTags(await drawScene(photo.scene), photo.tags)),
  ),
};

for (const [name, draw] of Object.entries(sheets)) {
  if (wanted && wanted !== name) continue;
  const began = process.cpuUsage();
  const pictures: Buffer[] = [];
  for (let at = 0; at < draw.length; at += 4)
    pictures.push(...(await Promise.all(draw.slice(at, at + 4).map((one) => one()))));
  const spent = process.cpuUsage(began);
  console.log(
    `${name}: ${pictures.length}, ${Math.round((spent.user + spent.system) / 1000 / pictures.length)} ms CPU each`,
  );
  const perSheet = 40;
  for (let first = 0; first < pictures.length; first += perSheet) {
    const sheet = await contactSheet(pictures.slice(first, first + perSheet));
    await writeFile(join(folder, `${name}-${first / perSheet + 1}.png`), sheet);
  }
}

async function withTags(
  photo: { jpeg: Buffer; width: number; height: number },
  tags: readonly { x: number; y: number }[],
): Promise<Buffer> {
  const dots = tags.map(
    ({ x, y }) =>
      `<circle cx="${x * photo.width}" cy="${y * photo.height}" r="16" fill="#f5a300" stroke="#fff" stroke-width="5"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${photo.width}" height="${photo.height}">${dots.join('')}</svg>`;
  return sharp(photo.jpeg)
    .composite([{ input: Buffer.from(svg) }])
    .jpeg()
    .toBuffer();
}

async function contactSheet(pictures: readonly Buffer[]): Promise<Buffer> {
  const cell = { width: 190, height: 238 };
  const columns = 10;
  const small = await Promise.all(
    pictures.map((picture) =>
      sharp(picture)
        .resize({ ...cell, fit: 'inside' })
        .toBuffer(),
    ),
  );
  return sharp({
    create: {
      width: columns * (cell.width + 6),
      height: Math.ceil(small.length / columns) * (cell.height + 6),
      channels: 3,
      background: '#ffffff',
    },
  })
    .composite(
      small.map((input, at) => ({
        input,
        left: (at % columns) * (cell.width + 6),
        top: Math.floor(at / columns) * (cell.height + 6),
      })),
    )
    .png()
    .toBuffer();
}
