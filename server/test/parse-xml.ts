import { SaxesParser } from 'saxes';

/** An element of a document, with the text directly in it. */
interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** Elements of an XML document that must be well-formed, in their order. */
export function parseXml(xml: string): Element[] {
  const found: Element[] = [];
  const open: number[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(found.length);
    found.push({ name, attributes, text: '' });
  });
  parser.on('text', (text) => {
    const element = found[open.at(-1) ?? -1];
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return found;
}

/** What stands in the elements of a name. */
export const textsOf = (xml: string, name: string): string[] =>
  parseXml(xml).flatMap((element) => (element.name === name ? [element.text] : []));
