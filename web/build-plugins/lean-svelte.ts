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
  proxy: './proxy.js',
  select_option: selects,
  set_default_select_value: selects,
  set_selected: selects,
  snapshot: '../shared/clone.js',
  transition: './dom/elements/transitions.js',
};

const use = new RegExp(String.raw`(?<![\w$.])\$\.(${Object.keys(rare).join('|')})\(`, 'g');
const offer =
  /^export \{[^}]*\} from '\.\/dom\/(?:elements\/(?:transitions|bindings\/(?:input|select))|blocks\/svelte-element)\.js';$|^export \{ (?:proxy|snapshot) \} from '\.[^']*\/(?:proxy|clone)\.js';$/gm;

// Attributes that are spread may be those of a choice, which sets its options by them; Spark spreads none onto one.
const attributes = posix.join(posix.dirname(door), 'dom/elements/attributes.js');
const choice = /^import \{([^}]*)\} from '\.\/bindings\/select\.js';$/m;
const spreadOnChoice = /\$\.attribute_effect\(select(?:_\d+)?,/;

// Whether an attribute is a property, too, is asked of that one: Svelte lists all properties of each kind of element first.
const listsSetters = /\t+var setters = get_setters\(element\);\n/;
const asksSetters = /get_setters\(element\)\.has\(attribute\)/;
const asksListed = /\bsetters\.has\(name\)/;
const hasSetter = `
const notSet = ['innerHTML', 'innerText', 'textContent'];
function has_setter(element, name) {
  if (notSet.includes(name)) return false;
  for (let part = element; part !== Element.prototype; part = Object.getPrototypeOf(part))
    if (Object.getOwnPropertyDescriptor(part, name)?.set) return true;
  return false;
}`;

// A number that the server said is not said again: setting a picture's width to what it is already has its style worked out anew,
// and a frame drawn for each card that wakes. Svelte passes over such attributes, but not where they are properties, too.
const setsProperty = "typeof value !== 'string' && ";
const setsNewProperty = `${setsProperty}!(hydrating && previous === String(value)) && `;

// Where words change, Chromium goes by the direction of those that stood there before until it is told to look again. Words that
// came with the page were looked at already.
const looksAgain = /\b(\w+)\.dir = \1\.dir;/g;
const hydration = posix.join(posix.dirname(door), 'dom/hydration.js');

// Styles that are set one by one stand beside a text of styles nowhere, which would have to be taken apart for those it sets, too.
const texts = posix.join(posix.dirname(door), '../shared/attributes.js');
const takesApart = /^\t\tif \(value\) \{\n[^]*?^\t\t\}\n/m;
const setBesideText = /\$\.set_style\(\w+, (?!''|"")[^;]*?, (?:styles(?:_\d+)?|\{\}), \{|\[\$\.STYLE\]/;

// Nothing in a component waits for a promise, so that no part of a page shows anything meanwhile.
const parts = posix.join(posix.dirname(door), 'dom/blocks/boundary.js');
const waits = [
  /^\t#hydrate_pending_content\(\) \{\n[^]*?^\t\}\n/m,
  /^\t#effect_pending_subscriber = [^]*?^\t\}\);\n/m,
  /^\tget_effect_pending\(\) \{\n[^]*?^\t\}\n/m,
];
const beginsToWait = 'this.#hydrate_pending_content();';
const isWaiting = 'if (this.#pending_count > 0) {';
const countsWaits = /this\.#local_pending_count \+= d;\n[^]*?(?=^\t\}\n)/m;
const awaits = /\$\.(?:async|async_derived|pending|eager|save|boundary\([^;]*\bpending)\b/;

// What holds state to its depths comes with the first module that has some; until then a value is kept as it is given. The part
// that keeps values is told once it is there.
const depths = posix.join(posix.dirname(door), 'proxy.js');
const values = posix.join(posix.dirname(door), 'reactivity/sources.js');
const props = posix.join(posix.dirname(door), 'reactivity/props.js');
const takesDepths = "import { proxy } from '../proxy.js';";
const withoutDepths = 'export let proxy = (value) => value; export function goDeeper(make) { proxy = make; }';
// It only warns, and only while one develops.
const warnings = posix.join(posix.dirname(door), 'dev/equality.js');
const takesInner = "import { get_proxied_value } from '../proxy.js';";
const goesDeeper = "import { goDeeper } from './reactivity/sources.js'; goDeeper(proxy);";
/** SvelteKit's frame of all pages keeps a title and two flags. */
const shallow = /\/@sveltejs\/kit\/src\/runtime\/components\//;
const ofSvelte = /\.svelte(?:\.[jt]s)?$/;

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
        if (id === attributes) {
          if (
            !code.includes(setsProperty) ||
            ![listsSetters, asksSetters, asksListed].every((part) => part.test(code))
          )
            this.error('Svelte sets attributes in another way: see lean-svelte.ts.');
          return { code: leanAttributes(code), map: null };
        }
        if (spreadOnChoice.test(code)) this.error(`Attributes are spread onto a <select> in ${id}.`);
        if (id === texts) return { code: cut(code, [takesApart], (fault) => this.error(fault)), map: null };
        if (id === parts) return { code: withoutWaiting(code, (fault) => this.error(fault)), map: null };
        if (id === values) return { code: code.replace(takesDepths, withoutDepths), map: null };
        if (id === props)
          return { code: code.replace(takesDepths, "import { proxy } from './sources.js';"), map: null };
        if (id === warnings)
          return { code: code.replace(takesInner, 'const get_proxied_value = (value) => value;'), map: null };
        if (id === depths) return { code: `${code}\n${goesDeeper}`, map: null, moduleSideEffects: true };
        if (!ofSvelte.test(id)) return undefined;
        if (setBesideText.test(code)) this.error(`Styles stand beside a text of styles in ${id}.`);
        if (awaits.test(code)) this.error(`Something is waited for in ${id}: see lean-svelte.ts.`);
        const used = new Set([...code.matchAll(use)].flatMap(([, name]) => name ?? []));
        if (!shallow.test(id) && keepsDeep(this.parse(code))) used.add('proxy');
        const isTold = code.search(looksAgain) >= 0;
        if (used.size === 0 && !isTold) return undefined;
        const imports = [...used].map((name) => importAs(name, placeOf(name)));
        if (isTold) imports.push(importAs('hydrating', hydration));
        const lean = code
          .replace(use, (_, name: string) => `$${name}(`)
          .replace(looksAgain, 'if (!$$hydrating) $1.dir = $1.dir;');
        return { code: imports.join('') + lean, map: null };
      },
    },
  };
}

function cut(code: string, pieces: readonly (RegExp | string)[], fail: (fault: string) => never): string {
  let lean = code;
  for (const piece of pieces) {
    const without = lean.replace(piece, '');
    if (without === lean) fail(`Svelte does what ${piece} stands for in another way: see lean-svelte.ts.`);
    lean = without;
  }
  return lean;
}

function withoutWaiting(code: string, fail: (fault: string) => never): string {
  if (!code.includes(isWaiting)) fail('Svelte waits for parts in another way: see lean-svelte.ts.');
  return cut(code, [...waits, beginsToWait, countsWaits], fail).replace(isWaiting, 'if (false) {');
}

function importAs(name: string, place: string): string {
  return `import { ${name} as $${name} } from ${JSON.stringify(place)};`;
}

function placeOf(name: string): string {
  return posix.join(posix.dirname(door), rare[name] ?? '');
}

function leanAttributes(code: string): string {
  return (
    code
      .replace(choice, withoutChoice)
      .replace(listsSetters, '')
      .replace(setsProperty, setsNewProperty)
      .replace(asksSetters, 'has_setter(element, attribute)')
      .replace(asksListed, 'has_setter(element, name)') + hasSetter
  );
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

/** Whether a value is kept anywhere that may be an object or array: in a `$state` that is not `raw`. */
function keepsDeep(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return isDeepSet(node) || Object.values(node).some(keepsDeep);
}

/** `$.set(source, value, true)`. */
function isDeepSet(node: object): boolean {
  if (!('callee' in node && 'arguments' in node)) return false;
  const { callee, arguments: given } = node;
  return Array.isArray(given) && given.length > 2 && isSet(callee);
}

function isSet(callee: unknown): boolean {
  const names = JSON.stringify(callee, ['type', 'object', 'property', 'name']);
  return names.includes('"name":"$"') && names.includes('"name":"set"');
}
