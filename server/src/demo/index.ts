export { demoPassword, demoSignIns } from './demo-sign-ins.ts';
export { isEmpty, loadDemo, type DemoProgress } from './load-demo.ts';
