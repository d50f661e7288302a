// Draws the icons of the installed app from the mark of the favicon: `node scripts/run.mjs scripts/draw-icons.mjs`.
// What it draws is committed, so that neither a build nor a visitor waits for it.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = fileURLToPath(new URL('../web/static/icons/', import.meta.url));

const ink = '#1a1915';
const spark = '#f5a300';
// In a square of 32: the spark of the wordmark.
const mark = 'M16 5c1.1 6.6 4.4 9.9 11 11-6.6 1.1-9.9 4.4-11 11-1.1-6.6-4.4-9.9-11-11 6.6-1.1 9.9-4.4 11-11z';

/** `round` is the radius of the ground's corners; `scale` leaves room around the mark. */
const icons = [
  { name: 'icon-192', px: 192, ground: ink, round: 9, color: spark, scale: 1 },
  { name: 'icon-512', px: 512, ground: ink, round: 9, color: spark, scale: 1 },
  // Systems cut these to a shape of theirs; what matters stays within a circle of 80 %.
  { name: 'maskable-192', px: 192, ground: ink, round: 0, color: spark, scale: 0.8 },
  { name: 'maskable-512', px: 512, ground: ink, round: 0, color: spark, scale: 0.8 },
  { name: 'apple-touch-icon', px: 180, ground: ink, round: 0, color: spark, scale: 0.9 },
  // Systems paint its shape in a colour of theirs.
  { name: 'monochrome-512', px: 512, ground: 'none', round: 0, color: '#ffffff', scale: 0.9 },
  // Only its shape shows, in the bar at the top of a phone.
  { name: 'badge-96', px: 96, ground: 'none', round: 0, color: '#ffffff', scale: 1.3 },
];

/** What shortcuts show beside their names: drawn like the icons of the pages, white on ink. */
const shortcuts = {
  post: 'M12 5v14M5 12h14',
  search: 'M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM20 20l-4-4',
  saved: 'M17 3a2 2 0 0 1 2 2v15l-7-4l-7 4V5a2 2 0 0 1 2-2z',
  notifications: 'M10.3 21a2 2 0 0 0 3.4 0M4 17h16c-1.6-1.6-2-3.4-2-8a6 6 0 0 0-12 0c0 4.6-.4 6.4-2 8z',
};

await mkdir(folder, { recursive: true });
for (const { name, px, ...look } of icons) {
  await sharp(Buffer.from(draw(px, look)))
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(folder, `${name}.png`));
}
for (const [name, path] of Object.entries(shortcuts)) {
  await sharp(Buffer.from(drawShortcut(path)))
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(folder, `shortcut-${name}.png`));
}
console.log(`${icons.length + Object.keys(shortcuts).length} icons in ${folder}`);

function draw(px, { ground, round, color, scale }) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${px}" height="${px}" viewBox="0 0 32 32">
    <rect width="32" height="32" rx="${round}" fill="${ground}"/>
    <path transform="translate(16 16) scale(${scale}) translate(-16 -16)" d="${mark}" fill="${color}"/>
  </svg>`;
}

function drawShortcut(path) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 32 32">
    <rect width="32" height="32" rx="16" fill="${ink}"/>
    <path transform="translate(6.4 6.4) scale(0.8)" d="${path}" fill="none" stroke="#ffffff" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"/>
  </svg>`;
}
