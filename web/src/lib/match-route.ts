/**
 * What a path gives the route of a page: its parameters, or nothing where it leads elsewhere. SvelteKit asks it in the place of
 * its own reader (`build-plugins/lean-navigation.ts`): routes of Spark are plain names, and names of parameters in brackets.
 */
export function matchRoute(id: string, path: string): Record<string, string> | undefined {
  const parts = id.split('/');
  const given = path.replace(/([^/])\/$/, '$1').split('/');
  if (parts.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const value = given[at] ?? '';
    if (!part.startsWith('[')) {
      if (value !== part) return undefined;
    } else if (value === '') return undefined;
    else params[part.slice(1, -1)] = decodeURIComponent(value);
  }
  return params;
}
