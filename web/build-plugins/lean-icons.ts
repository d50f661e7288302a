import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const iconPath = /^@lucide\/svelte\/icons\/([\w-]+)$/;
const virtualPrefix = '\0lean-icon:';
const maker = fileURLToPath(new URL('../src/ui/icon-of.ts', import.meta.url));
const icons = createRequire(import.meta.url)
  .resolve('@lucide/svelte')
  .replace(/[^\\/]+$/, 'icons/');

/**
 * Gives the pages the icons of Lucide as the strokes they are. Its own components keep every icon as a tree and build it
 * anew, element by element, wherever it stands; a first view of the feed has a hundred. Types still come from Lucide.
 */
export function leanIcons(): Plugin {
  return {
    name: 'spark:lean-icons',
    enforce: 'pre',
    resolveId(id) {
      const name = iconPath.exec(id)?.[1];
      return name === undefined ? undefined : virtualPrefix + name;
    },
    load(id) {
      return id.startsWith(virtualPrefix) ? moduleOf(id.slice(virtualPrefix.length)) : undefined;
    },
  };
}

function moduleOf(name: string): string {
  const strokes = strokesOf(name)
    .map(([tag, attributes]) => `<${tag}${attributesOf(attributes)}/>`)
    .join('');
  return [
    `import { iconOf } from ${JSON.stringify(maker)};`,
    `export default /* @__PURE__ */ iconOf(${JSON.stringify(name)}, ${JSON.stringify(strokes)});`,
  ].join('\n');
}

type Stroke = [tag: string, attributes: Record<string, string>];

function strokesOf(name: string): Stroke[] {
  const byName = readFileSync(`${icons}${name}.js`, 'utf8');
  const file = /from "\.\/([\w-]+\.svelte)"/.exec(byName)?.[1];
  const source = file === undefined ? '' : readFileSync(icons + file, 'utf8');
  const data = /const iconData = (\{.*\});/.exec(source)?.[1];
  if (data === undefined) throw new Error(`Lucide keeps "${name}" in another way than it used to.`);
  // Written by Lucide's own build, as JSON.
  return (JSON.parse(data) as { node: Stroke[] }).node;
}

function attributesOf(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .filter(([name]) => name !== 'key')
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}
