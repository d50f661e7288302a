export { isEmpty, loadDemo, type DemoProgress } from './load-demo.ts';
