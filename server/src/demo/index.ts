export { loadDemo, type DemoProgress } from './load-demo.ts';
