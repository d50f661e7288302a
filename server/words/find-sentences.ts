import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';

/** A sentence as it stands in the sources, and where. */
export interface FoundSentence {
  /** With `{0}`, `{1}` where values stand; the form for one, where there are two. */
  source: string;
  many: string | null;
  /** What the values are called, for whoever translates. */
  values: readonly string[];
  file: string;
}

const serverRoot = join(import.meta.dirname, '..');

/** Every sentence the server says, in the order of the files. One said at several places is there several times. */
export async function findSentences(): Promise<FoundSentence[]> {
  const names = await readdir(join(serverRoot, 'src'), { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).toSorted();
  const found = await Promise.all(
    files.map(async (name) => {
      const file = `src/${name.replaceAll('\\', '/')}`;
      return sentencesIn(file, await readFile(join(serverRoot, file), 'utf8'));
    }),
  );
  return found.flat();
}

/** The sentences of one source file. */
export function sentencesIn(file: string, text: string): FoundSentence[] {
  if (!text.includes('say`')) return [];
  const found: FoundSentence[] = [];
  const visit = (node: ts.Node): void => {
    if (isCall(node, 'sayCounted')) {
      const [, one, many] = node.arguments;
      if (isSaid(one) && isSaid(many)) {
        found.push({ ...toSentence(file, many), source: sourceOf(one), many: sourceOf(many) });
        // Values may hold sentences of their own.
        return ts.forEachChild(many.template, visit);
      }
      throw new Error(`${file}: sayCounted takes two sentences written on the spot.`);
    }
    if (isSaid(node)) found.push(toSentence(file, node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

function isCall(node: ts.Node, name: string): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;
}

function isSaid(node: ts.Node | undefined): node is ts.TaggedTemplateExpression {
  return (
    node !== undefined &&
    ts.isTaggedTemplateExpression(node) &&
    ts.isIdentifier(node.tag) &&
    node.tag.text === 'say'
  );
}

function sourceOf({ template }: ts.TaggedTemplateExpression): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const rest = template.templateSpans.map(({ literal }, index) => `{${index}}${literal.text}`);
  return template.head.text + rest.join('');
}

function toSentence(file: string, node: ts.TaggedTemplateExpression): FoundSentence {
  const spans = ts.isTemplateExpression(node.template) ? node.template.templateSpans : [];
  const values = spans.map(({ expression }) => nameOf(expression));
  return { source: sourceOf(node), many: null, values, file };
}

function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  if (ts.isCallExpression(expression)) return nameOf(expression.arguments[0] ?? expression.expression);
  return 'value';
}
