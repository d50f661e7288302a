/** What programs that follow a place are told of it, before it is written in one of their formats. */
export interface Channel {
  title: string;
  description: string;
  /** The page it is about. */
  home: string;
  /** Where it is read itself, and where what is older is; whole addresses. */
  self: string;
  next: string | null;
  items: ChannelItem[];
}

/** A post, or a theme, as such programs show it. */
export interface ChannelItem {
  id: string;
  address: string;
  title: string;
  author: { name: string; address: string; avatar: string | null };
  /** What it is written in; `null` where nobody knows. */
  language: string | null;
  /** Its words, plain. */
  text: string;
  /** The same with pictures, as HTML. */
  html: string;
  tags: string[];
  published: string;
  modified: string;
  pictures: EnclosedPicture[];
}

/** A photo to be fetched with a post. */
export interface EnclosedPicture {
  url: string;
  type: string;
  bytes: number;
  width: number;
  height: number;
  alt: string;
}

/** When the newest change of what is in it was made; `null` where nothing is. */
export function modifiedOf(items: readonly ChannelItem[]): Date | null {
  const times = items.map(({ modified }) => Date.parse(modified));
  return times.length === 0 ? null : new Date(Math.max(...times));
}
