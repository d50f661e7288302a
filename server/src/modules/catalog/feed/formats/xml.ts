import { sourceLocale } from '@spark/contract';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { say, speak, type Sentence } from '../../../../platform/sentences/index.ts';
import { FeedError } from '../feed-error.ts';
import type { FeedLimits } from '../feed-limits.ts';
import type { RawRow, RowIssueCode, RowParser } from '../feed-row.ts';
import { addField, fieldName } from '../field-names.ts';
import { rowIssue } from '../row-issue.ts';
import { classifyXmlFault, isLateDeclaration, loneAmpersand } from './xml-faults.ts';
import { atomNames, createNameScope, googleNames, rdfNames, type ElementName } from './xml-names.ts';

/** Text handed to the XML parser at once: what it may buffer before we can look at how much that is. */
const sliceChars = 65_536;

/** Which elements hold the products, by the root of the document, which may be of a vocabulary. */
const itemElements: ReadonlyMap<string, { element: string; vocabulary: string }> = new Map([
  ['rss', { element: 'item', vocabulary: '' }],
  ['RDF', { element: 'item', vocabulary: rdfNames }],
  ['feed', { element: 'entry', vocabulary: atomNames }],
]);

/** The item being read: its direct children are fields, anything deeper (shipping, tax) is passed over. */
interface OpenItem {
  row: RawRow;
  vocabulary: string | null;
  depth: number;
  chars: number;
  values: number;
  /** It is longer than an item may be. */
  isTooMuch: boolean;
  field: string | null;
  text: string;
}

/** Parses RSS and Atom feeds: no document type, no entities but XML's own, bounded in depth and size, exactly one root. */
export function createXmlParser(limits: FeedLimits): RowParser {
  const parser = new SaxesParser();
  const names = createNameScope();
  let rows: RawRow[] = [];
  let item: OpenItem | null = null;
  let root: ElementName | null = null;
  let itemElement: string | null = null;
  let depth = 0;
  let charsSinceEvent = 0;

  parser.on('opentag', (tag) => {
    charsSinceEvent = 0;
    depth += 1;
    if (depth > limits.xmlDepth) throw forbidden(say`elements are nested too deeply`);
    const name = names.open(tag);
    if (depth === 1) {
      root = name;
      itemElement = itemElementOf(tag, name, parser.line);
    } else if (item === null && name.local === itemElement && isOfFeed(name, root))
      item = openItem(parser.line, depth, name);
    else if (item !== null && depth === item.depth + 1) openField(item, name);
  });
  parser.on('closetag', (tag) => {
    charsSinceEvent = 0;
    names.close();
    if (item !== null && depth === item.depth + 1) closeField(item, tag);
    if (item !== null && depth === item.depth) {
      rows.push(item.row);
      item = null;
    }
    depth -= 1;
  });
  parser.on('text', takeText);
  parser.on('cdata', takeText);
  parser.on('doctype', () => {
    throw forbidden(say`it declares a document type, which may define entities`);
  });
  parser.on('error', (error) => {
    // Blank lines before the declaration are how many a shop's program begins; they harm nothing.
    if (isLateDeclaration(error.message) && itemElement === null) return;
    let fault = classifyXmlFault(error.message);
    let { line } = parser;
    const swallowed = openReference(parser);
    if (fault.isCut && /[\s<&]/.test(swallowed)) {
      fault = loneAmpersand;
      line -= swallowed.split('\n').length - 1;
    }
    if (fault.kind !== 'file') {
      // Outside the fields we read (the channel's own texts, shipping) a damaged character damages nothing.
      if (fault.kind === 'field' && item !== null && item.field !== null) {
        const { reason, hint } = fault;
        const details = { line: parser.line, field: fieldName(item.field), value: item.text, reason, hint };
        item.row.issues.push(rowIssue('bad_characters', details));
      }
      return;
    }
    throw new FeedError(fault.isCut ? 'truncated_feed' : 'broken_xml', say`Line ${line}: ${fault.reason}.`, {
      line,
      hint: speak(sourceLocale, fault.hint),
    });
  });

  function takeText(text: string): void {
    charsSinceEvent = 0;
    if (item === null || item.isTooMuch) return;
    item.chars += text.length;
    if (item.chars > limits.rowChars)
      refuseItem(item, 'too_long', say`is longer than ${limits.rowChars} characters`);
    else if (item.field !== null && depth === item.depth + 1) item.text += text;
    if (item.text.length > limits.fieldChars)
      refuseItem(item, 'too_long', say`is longer than ${limits.fieldChars} characters`);
  }

  function openField(open: OpenItem, name: ElementName): void {
    open.values += 1;
    if (open.values > limits.fieldsPerRow)
      refuseItem(open, 'too_many_fields', say`has more than ${limits.fieldsPerRow} fields`);
    open.field = feedName(name, open.vocabulary);
    open.text = '';
  }

  function closeField(open: OpenItem, tag: SaxesTagPlain): void {
    const value = open.text.trim() || linkOf(open.field, tag);
    if (open.field !== null && !open.isTooMuch)
      addField(open.row.fields, [nameInFeed(open.field, itemElement), value]);
    open.field = null;
  }

  // The item costs itself; nothing more of it is kept.
  function refuseItem(open: OpenItem, code: RowIssueCode, reason: Sentence): void {
    if (open.isTooMuch) return;
    open.isTooMuch = true;
    const field = open.field === null || code === 'too_many_fields' ? '' : fieldName(open.field);
    const details = { line: parser.line, field, value: open.text, reason, hint: say`shorten it` };
    open.row.issues.push(rowIssue(code, details));
    open.text = '';
  }

  function forbidden(reason: Sentence): FeedError {
    return new FeedError('forbidden_xml', say`Line ${parser.line}: ${reason}.`, {
      line: parser.line,
      hint: 'a product feed is plain RSS or Atom without a DOCTYPE',
    });
  }

  function takeRows(): RawRow[] {
    const taken = rows;
    rows = [];
    return taken;
  }

  return {
    push(text) {
      for (let at = 0; at < text.length; at += sliceChars) {
        const slice = text.slice(at, at + sliceChars);
        charsSinceEvent += slice.length;
        parser.write(slice);
        if (charsSinceEvent > limits.bufferedChars) {
          throw forbidden(say`a field is longer than ${limits.bufferedChars} characters`);
        }
      }
      return takeRows();
    },
    end() {
      parser.close();
      return takeRows();
    },
  };
}

// saxes takes all that follows an “&” for a reference until it meets a “;”, and shows what it took nowhere else.
function openReference(parser: SaxesParser): string {
  const entity: unknown = Reflect.get(parser, 'entity');
  return typeof entity === 'string' ? entity : '';
}

function itemElementOf(
  root: SaxesTagPlain,
  { prefix, local, vocabulary }: ElementName,
  line: number,
): string {
  const known = itemElements.get(local);
  if (known !== undefined && (vocabulary === known.vocabulary || prefix === '')) return known.element;
  throw new FeedError(
    'unknown_format',
    say`The root element is <${root.name.slice(0, 60)}>; a feed is <rss> or <feed>.`,
    {
      line,
      hint: 'export the catalogue as a Google Merchant feed',
    },
  );
}

function openItem(line: number, depth: number, { vocabulary }: ElementName): OpenItem {
  const row: RawRow = { line, fields: new Map(), issues: [], isUnterminated: false };
  return { row, vocabulary, depth, chars: 0, values: 0, isTooMuch: false, field: null, text: '' };
}

// Atom writes its link as an attribute, and only a link without a relation, or an alternate one, leads to the product.
function linkOf(field: string | null, { attributes }: SaxesTagPlain): string {
  const { href = '', rel = 'alternate' } = attributes;
  return field === 'link' && rel.trim().toLowerCase() === 'alternate' ? href : '';
}

// What RSS calls a description is a summary or the content in Atom.
function nameInFeed(name: string, itemElement: string | null): string {
  return itemElement === 'entry' && (name === 'summary' || name === 'content') ? 'description' : name;
}

// media:item is no product.
function isOfFeed({ prefix, vocabulary }: ElementName, root: ElementName | null): boolean {
  return prefix === '' || (vocabulary !== null && vocabulary === root?.vocabulary);
}

// Bare names, those of the item's own vocabulary, and Google's, which win and are therefore told apart; other vocabularies
// (dc:title, media:content) say other things under the same names.
function feedName({ prefix, local, vocabulary }: ElementName, ofItem: string | null): string | null {
  if (vocabulary === googleNames && (prefix !== '' || ofItem !== googleNames)) return `g:${local}`;
  return vocabulary === '' || vocabulary === ofItem ? local : null;
}
