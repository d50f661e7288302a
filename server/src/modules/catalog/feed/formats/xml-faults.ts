import { quote, say, type Sentence } from '../../../../platform/sentences/index.ts';
/** What an objection of the XML parser means for the import. */
export interface XmlFault {
  /**
   * `none`: the text stays as written and is judged as such; `field`: the field it stands in is damaged;
   * `file`: the structure cannot be trusted any more.
   */
  kind: 'none' | 'field' | 'file';
  reason: Sentence;
  hint: Sentence;
  /** The file ends before its elements do. */
  isCut?: true;
}

const none = quote('');

const wasCut: XmlFault = {
  kind: 'file',
  reason: say`the file ends too early`,
  hint: say`fetch it again: it was cut`,
  isCut: true,
};

const secondDocument: XmlFault = {
  kind: 'file',
  reason: say`a second document begins here`,
  hint: say`a feed file holds exactly one <rss> or <feed>`,
};

/** An “&” that begins no reference. */
export const loneAmpersand: XmlFault = {
  kind: 'file',
  reason: say`an “&” stands alone in a text`,
  hint: say`write &amp; for every &`,
};

const lateDeclaration = 'an XML declaration must be at the start of the document.';

const meanings: Record<string, XmlFault> = {
  'malformed character entity.': {
    kind: 'field',
    reason: say`a character reference names no character`,
    hint: say`write the character itself, in UTF-8`,
  },
  // HTML's names (&nbsp;) are common in texts and are decoded with the rest of their markup; nothing is ever expanded.
  'undefined entity.': { kind: 'none', reason: say`an entity is not one of XML’s five`, hint: none },
  'disallowed character.': {
    kind: 'field',
    reason: say`a control character is not allowed in XML`,
    hint: say`remove control characters from the text`,
  },
  'the string "]]>" is disallowed in char data.': {
    kind: 'field',
    reason: say`“]]>” is not allowed in text`,
    hint: say`write ]]&gt;`,
  },
  'disallowed character in entity name.': loneAmpersand,
  'documents may contain only one root.': secondDocument,
  [lateDeclaration]: secondDocument,
  'text data outside of root node.': {
    kind: 'file',
    reason: say`there is text outside the root element`,
    hint: say`a feed file holds exactly one <rss> or <feed> and nothing after it`,
  },
  'unexpected end.': wasCut,
  'document must contain a root element.': wasCut,
};

/** Whether the parser objects to something standing before the XML declaration. */
export function isLateDeclaration(message: string): boolean {
  return textOf(message) === lateDeclaration;
}

/** Says what a message of the XML parser (`line:column: text`) means. */
export function classifyXmlFault(message: string): XmlFault {
  const text = textOf(message);
  if (text.startsWith('unclosed tag')) return wasCut;
  return (
    meanings[text] ?? {
      kind: 'file',
      reason: say`this is not well-formed XML (${text.replace(/\.$/, '').slice(0, 100)})`,
      hint: say`check the file with an XML validator`,
    }
  );
}

function textOf(message: string): string {
  return message.replace(/^\d+:\d+: /, '');
}
