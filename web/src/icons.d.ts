/** An icon by its name, drawn from its strokes: see `build-plugins/lean-icons.ts`. */
declare module 'virtual:icons/*' {
  import type { Component } from 'svelte';

  const icon: Component<{ size?: number }>;
  export default icon;
}
