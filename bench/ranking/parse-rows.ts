/** What people touched, as a file tells it: one list for each person. */
export interface Rows {
  /** By id of person, in the order of the file. */
  lists: Map<string, Touch[]>;
  /** Lines that could not be read. */
  badLines: number;
}

/** One thing somebody touched; `at` in seconds since 1970 where the file says it. */
export interface Touch {
  thing: string;
  at: number | null;
}

const id = /^\d{1,15}$/;
const number = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** Lines of `person thing thing …`. A person without things is a line like any other. */
export function parseLists(text: string): Rows {
  return parse(text, (words) =>
    words.every((word) => id.test(word)) ? words.slice(1).map((thing) => ({ thing, at: null })) : null,
  );
}

/** Lines of `person thing`, with a weight and a time (seconds since 1970) where there are some. */
export function parsePairs(text: string): Rows {
  return parse(text, ([person = '', thing = '', weight = '1', time]) => {
    if (!id.test(person) || !id.test(thing) || !number.test(weight)) return null;
    if (time === undefined) return [{ thing, at: null }];
    return id.test(time) ? [{ thing, at: Number(time) }] : null;
  });
}

function parse(text: string, read: (words: string[]) => Touch[] | null): Rows {
  const rows: Rows = { lists: new Map(), badLines: 0 };
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/);
    const [person = ''] = words;
    if (person === '') continue;
    const touches = read(words);
    if (touches === null) {
      rows.badLines += 1;
      continue;
    }
    const list = rows.lists.get(person);
    if (list === undefined) rows.lists.set(person, touches);
    else for (const touch of touches) list.push(touch);
  }
  return rows;
}
