export { wasHere } from './was-here.ts';
