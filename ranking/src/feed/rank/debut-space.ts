/** Memory for posts of new authors. */
export interface Debuts {
  posts: Int32Array;
  lacks: Float64Array;
  scratch: Float64Array;
}

/** Room for none yet. */
export function createDebuts(): Debuts {
  return { posts: new Int32Array(0), lacks: new Float64Array(0), scratch: new Float64Array(0) };
}

/** Makes room for so many. */
export function fitDebuts(debuts: Debuts, count: number): void {
  if (debuts.posts.length >= count) return;
  debuts.posts = new Int32Array(count);
  debuts.lacks = new Float64Array(count);
  debuts.scratch = new Float64Array(count);
}
