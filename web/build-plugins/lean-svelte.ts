import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const door = fileURLToPath(import.meta.resolve('svelte/internal/client')).replaceAll('\\', '/');

const inputs = './dom/elements/bindings/input.js';
const selects = './dom/elements/bindings/select.js';

/** What few components are compiled to use, and where Svelte has it. */
const rare: Readonly<Record<string, string>> = {
  animation: './dom/elements/transitions.js',
  bind_checked: inputs,
  bind_files: inputs,
  bind_group: inputs,
  bind_select_value: selects,
  bind_value: inputs,
  element: './dom/blocks/svelte-element.js',
  init_select: selects,
  select_option: selects,
  set_default_select_value: selects,
  set_selected: selects,
  transition: './dom/elements/transitions.js',
};

const use = new RegExp(String.raw`(?<![\w$.])\$\.(${Object.keys(rare).join('|')})\(`, 'g');
const offer =
  /^export \{[^}]*\} from '\.\/dom\/(?:elements\/(?:transitions|bindings\/(?:input|select))|blocks\/svelte-element)\.js';$/gm;

// Attributes that are spread may be those of a choice, which sets its options by them; Spark spreads none onto one.
const attributes = posix.join(posix.dirname(door), 'dom/elements/attributes.js');
const choice = /^import \{([^}]*)\} from '\.\/bindings\/select\.js';$/m;
const spreadOnChoice = /\$\.attribute_effect\(select(?:_\d+)?,/;

/**
 * Has the parts of Svelte that few components use come with these. Its door leads to all of them at once, and whatever one page
 * uses every page would carry.
 */
export function leanSvelte(): Plugin {
  return {
    name: 'spark:lean-svelte',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      // After components were compiled.
      order: 'post',
      handler(code, id) {
        if (id === door) return { code: code.replace(offer, ''), map: null };
        if (id === attributes) return { code: code.replace(choice, withoutChoice), map: null };
        if (spreadOnChoice.test(code)) this.error(`Attributes are spread onto a <select> in ${id}.`);
        const used = new Set([...code.matchAll(use)].flatMap(([, name]) => name ?? []));
        if (used.size === 0 || !id.endsWith('.svelte')) return undefined;
        const imports = [...used].map(
          (name) => `import { ${name} as $${name} } from ${JSON.stringify(placeOf(name))};`,
        );
        return { code: imports.join('') + code.replace(use, (_, name: string) => `$${name}(`), map: null };
      },
    },
  };
}

function placeOf(name: string): string {
  return posix.join(posix.dirname(door), rare[name] ?? '');
}

/** Nothing is done where the part of Svelte that stood there would be asked. */
function withoutChoice(_: string, names: string): string {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => `const ${name} = () => {};`)
    .join('');
}
