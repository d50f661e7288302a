import { Parser } from 'htmlparser2';
import { cleanLine } from './clean-line.ts';

/** What a page says of itself. All of it is a stranger's text; addresses are as they are written. */
export interface PageHead {
  title: string;
  description: string;
  pictures: string[];
  /** What relative addresses are relative to, where the page says so. */
  base: string | null;
}

/** Reads the head of a page piece by piece. */
export interface HeadReader {
  write(text: string): void;
  /** Whether the head is over and nothing more is needed. */
  isDone(): boolean;
  read(): PageHead;
}

const maxTitleChars = 200;
const maxDescriptionChars = 400;
const maxPictures = 3;

// The first of each list that says something is used.
const titleNames = ['og:title', 'twitter:title', 'title', 'og:site_name', 'application-name'];
const descriptionNames = ['og:description', 'twitter:description', 'description'];
const pictureNames = new Set([
  'og:image',
  'og:image:url',
  'og:image:secure_url',
  'twitter:image',
  'twitter:image:src',
]);
const wordNames = new Set([...titleNames, ...descriptionNames]);

/** A reader for one page. */
export function createHeadReader(): HeadReader {
  const words = new Map<string, string>();
  const pictures = new Set<string>();
  let base: string | null = null;
  let title: string | null = null;
  let isInTitle = false;
  let isDone = false;

  function meta(name: string, content: string): void {
    if (pictureNames.has(name)) addPicture(content);
    else if (wordNames.has(name) && name !== 'title' && !words.has(name)) {
      const line = cleanLine(content, maxDescriptionChars);
      if (line !== '') words.set(name, line);
    }
  }
  function addPicture(address: string): void {
    if (pictures.size < maxPictures && address.trim() !== '') pictures.add(address.trim());
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      if (isDone) return;
      if (name === 'body') isDone = true;
      else if (name === 'title') isInTitle = title === null;
      else if (name === 'base') base ??= attributes['href'] ?? null;
      else if (name === 'meta') {
        const property = attributes['property'] ?? attributes['name'] ?? '';
        meta(property.trim().toLowerCase(), attributes['content'] ?? '');
      } else if (name === 'link' && attributes['rel']?.toLowerCase() === 'image_src') {
        addPicture(attributes['href'] ?? '');
      }
    },
    ontext(text) {
      if (!isDone && isInTitle && (title?.length ?? 0) < maxDescriptionChars) title = (title ?? '') + text;
    },
    onclosetag(name) {
      if (name === 'title') isInTitle = false;
      else if (name === 'head') isDone = true;
    },
  });

  function first(names: readonly string[]): string {
    return names.map((name) => words.get(name)).find((line) => line !== undefined) ?? '';
  }
  return {
    write: (text) => parser.write(text),
    isDone: () => isDone,
    read() {
      const line = cleanLine(title ?? '', maxDescriptionChars);
      if (line !== '') words.set('title', line);
      return {
        title: cleanLine(first(titleNames), maxTitleChars),
        description: first(descriptionNames),
        pictures: [...pictures],
        base,
      };
    },
  };
}
