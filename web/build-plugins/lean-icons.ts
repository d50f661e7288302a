import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const iconPath = /^virtual:icons\/([\w-]+)$/;
const virtualPrefix = '\0lean-icon:';
const maker = fileURLToPath(new URL('../src/ui/icon-of.ts', import.meta.url));

/** What the set says of each icon anew, and `Icon.svelte` says of all of them. */
const commonAttributes =
  ' fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" stroke-width="2"';

/**
 * Gives the pages the icons of Lucide as the strokes they are. Its own components keep every icon as a tree and build it
 * anew, element by element, wherever it stands; a first view of the feed has a hundred.
 */
export function leanIcons(): Plugin {
  let icons: Icons | undefined;
  return {
    name: 'spark:lean-icons',
    enforce: 'pre',
    resolveId(id) {
      const name = iconPath.exec(id)?.[1];
      return name === undefined ? undefined : virtualPrefix + name;
    },
    load(id) {
      if (!id.startsWith(virtualPrefix)) return undefined;
      icons ??= readIcons();
      return moduleOf(id.slice(virtualPrefix.length), icons);
    },
  };
}

interface Icons {
  icons: Record<string, { body: string }>;
  aliases?: Record<string, { parent: string }>;
}

function readIcons(): Icons {
  const file = fileURLToPath(import.meta.resolve('@iconify-json/lucide/icons.json'));
  return JSON.parse(readFileSync(file, 'utf8')) as Icons;
}

function moduleOf(name: string, icons: Icons): string {
  return [
    `import { iconOf } from ${JSON.stringify(maker)};`,
    `export default /* @__PURE__ */ iconOf(${JSON.stringify(name)}, ${JSON.stringify(strokesOf(name, icons))});`,
  ].join('\n');
}

function strokesOf(name: string, { icons, aliases = {} }: Icons): string {
  const icon = icons[name] ?? icons[aliases[name]?.parent ?? ''];
  if (icon === undefined) throw new Error(`There is no icon "${name}".`);
  const strokes = icon.body.replaceAll(commonAttributes, '').replace(/^<g>(.*)<\/g>$/, '$1');
  if (/<g|stroke/.test(strokes)) throw new Error(`The set keeps "${name}" in another way than it used to.`);
  return strokes;
}
