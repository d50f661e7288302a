/** Keeps on the device what a visitor would have done with a post: whoever has an account later does it then. */
export async function keepForAccount(cookie: 'smilesCookie' | 'savesCookie', postId: string): Promise<void> {
  const [{ keepPostId }, cookies] = await Promise.all([
    import('#lib/keep-post-id.ts'),
    import('#lib/post-cookies.ts'),
  ]);
  keepPostId(cookies[cookie], postId, true);
}
