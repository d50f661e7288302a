import { parse } from 'svelte/compiler';
import { parseScript } from 'wuchale/adapter-vanilla';
import { textsOf } from './extract.ts';
import { codeAttributes, codeCalls, isName } from './is-text.ts';

/** Something readable that no text was made of: it would be shown in English for ever. */
export interface Untaken {
  file: string;
  line: number;
  text: string;
}

interface Found {
  node: Node;
  text: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
}

/** What looks like a text in a file and was not taken as one. */
export async function findUntaken(file: string, content: string): Promise<Untaken[]> {
  const messages = await textsOf(file, content);
  const taken = new Set(messages.flatMap(({ msgStr }) => msgStr.map(tidy)));
  const root: unknown = file.endsWith('.svelte') ? parse(content, { modern: true }) : parseScript(content)[0];
  const once = new Set(readableIn(moduleScriptOf(root), null, true).map(({ node }) => node));
  return readableIn(root, null)
    .filter(({ node, text }) => once.has(node) || !taken.has(tidy(text)))
    .map(({ node, text }) => ({ file, line: content.slice(0, node.start).split('\n').length, text }));
}

/** What a component's module works out once has no language, whatever is made of it. */
function moduleScriptOf(root: unknown): unknown {
  return isNode(root) && 'module' in root ? root.module : null;
}

function readableIn(value: unknown, parent: Node | null, isOutsideFunctions = false): Found[] {
  if (Array.isArray(value)) return value.flatMap((entry) => readableIn(entry, parent, isOutsideFunctions));
  if (!isNode(value) || isNoText(value, parent)) return [];
  if (isOutsideFunctions && /Function/.test(value.type)) return [];
  const text = textOf(value);
  const own = text !== null && !isName(text) && isReadable(text) ? [{ node: value, text }] : [];
  const inner = Object.entries(value).flatMap(([name, child]) =>
    name === 'metadata' || name === 'loc' || name === 'typeAnnotation'
      ? []
      : readableIn(child, value, isOutsideFunctions),
  );
  return [...own, ...inner];
}

/** Where a string names something for programs: attributes, selectors, symbols, headers, what is compared. */
function isNoText(node: Node, parent: Node | null): boolean {
  if (/^TS(As|Satisfies|NonNull)Expression$|^ExportNamedDeclaration$/.test(node.type)) return false;
  if (/^(Import|ExportAllDeclaration$|TS)/.test(node.type) || node.type === 'StyleSheet') return true;
  if (node.type === 'Attribute' && 'name' in node) return codeAttributes.test(String(node.name));
  if (node.type === 'CallExpression' && 'callee' in node) return codeCalls.test(calleeOf(node.callee));
  return parent?.type === 'BinaryExpression' && node.type === 'Literal';
}

function calleeOf(callee: unknown): string {
  if (!isNode(callee)) return '';
  if ('property' in callee) return calleeOf(callee.property);
  return 'name' in callee ? String(callee.name) : '';
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal' && 'value' in node) return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral' || !('quasis' in node) || !Array.isArray(node.quasis)) return null;
  return node.quasis
    .map(
      (quasi: { value: { cooked: string } }, index: number) =>
        (index === 0 ? '' : `{${index - 1}}`) + quasi.value.cooked,
    )
    .join('');
}

function isReadable(text: string): boolean {
  return (
    /^(?:\p{Lu}\p{Ll}|\d+ \p{Ll}{2})/u.test(text) ||
    /\p{Ll}[,.:;!?’'…]* \p{L}/u.test(text) ||
    /\} \p{Ll}|\p{Ll} \{/u.test(text)
  );
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
