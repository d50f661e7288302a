import type { Component } from 'svelte';
import Icon from './Icon.svelte';

/** Makes the component of an icon from its strokes. Only the build calls it, once for every icon that is shown. */
export function iconOf(name: string, strokes: string): Component<{ size?: number }> {
  return (place, props) =>
    Icon(place, {
      name,
      strokes,
      get size() {
        return props.size;
      },
    });
}
