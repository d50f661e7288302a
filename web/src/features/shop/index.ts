export { default as CategoryTrail } from './CategoryTrail.svelte';
export { default as ProductGrid } from './ProductGrid.svelte';
export { default as ProductPage } from './ProductPage.svelte';
export { categoryTrail } from './category-trail.ts';
export { productDescription } from './product-description.ts';
