import { goto } from '$app/navigation';
import type { Me } from '@spark/contract';
import { readingLine } from '#features/feed/index.ts';
import { paths } from '#lib/paths.ts';
import type { Deed, PostControl } from './shortcuts.ts';

/** Where keys are for writing, choosing or what is open before the page. */
const writing =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable], [role=menu], [role=listbox], [role=slider]';

/** Whether keys belong to something else now. */
export function areKeysTaken(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest(writing) !== null) return true;
  return document.querySelector('dialog:modal, [popover]:popover-open') !== null;
}

/** Does what a shortcut stands for; says whether there was anything to do. */
export function doDeed(deed: Exclude<Deed, { help: true }>, me: Me | null): boolean {
  if ('step' in deed) return step(deed.step);
  if ('press' in deed) return pressInPost(deed.press);
  if ('pressOnPage' in deed) return press(document.querySelector(`[data-shortcut=${deed.pressOnPage}]`));
  if ('search' in deed) return search();
  void goto(deed.go(me));
  return true;
}

function step(by: 1 | -1): boolean {
  const posts = visiblePosts();
  const current = currentPost(posts);
  if (current === null) return false;
  // Whoever was not at any post begins with the one on the screen.
  const isWithin = current.contains(document.activeElement);
  const next = isWithin ? posts[posts.indexOf(current) + by] : current;
  if (next === undefined) return false;
  next.focus({ preventScroll: true });
  bringIntoView(next);
  return true;
}

/** Nothing moves for a post that is in view already. */
function bringIntoView(post: HTMLElement): void {
  const { top, bottom } = post.getBoundingClientRect();
  const room = getComputedStyle(document.documentElement);
  const upper = Number.parseFloat(room.scrollPaddingBlockStart) || 0;
  const lower = window.innerHeight - (Number.parseFloat(room.scrollPaddingBlockEnd) || 0);
  if (top < upper || bottom > lower) post.scrollIntoView({ block: 'start' });
}

function pressInPost(name: PostControl): boolean {
  const post = currentPost(visiblePosts());
  if (post === null) return false;
  const field = document.getElementById('comment-text');
  if (name === 'comment' && field !== null) {
    field.focus();
    return true;
  }
  if (!post.contains(document.activeElement)) post.focus({ preventScroll: true });
  return press(post.querySelector(`[data-shortcut=${name}]`));
}

function press(control: Element | null): boolean {
  if (!(control instanceof HTMLElement)) return false;
  control.click();
  return true;
}

function search(): boolean {
  const field = [...document.querySelectorAll<HTMLElement>('form[role=search] [type=search]')].find((one) =>
    one.checkVisibility(),
  );
  if (field === undefined) void goto(paths.search);
  else field.focus();
  return true;
}

function visiblePosts(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('article[data-post-id]')];
}

/** The post the focus is in or, where it is in none, the first that is on the screen. */
function currentPost(posts: readonly HTMLElement[]): HTMLElement | null {
  const focused = document.activeElement?.closest('article[data-post-id]');
  if (focused instanceof HTMLElement) return focused;
  const line = window.innerHeight * readingLine;
  return posts.find((post) => post.getBoundingClientRect().bottom > line) ?? null;
}
