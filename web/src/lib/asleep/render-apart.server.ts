import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { Apart } from './apart.ts';

/** Renders a component by itself, with the marks by which it is brought to life by itself. */
export function renderApart<Props extends Record<string, unknown>>(
  component: Component<Props>,
  { props, context, idPrefix }: Apart<Props>,
): string {
  return render(component, { props, context, idPrefix }).body;
}
