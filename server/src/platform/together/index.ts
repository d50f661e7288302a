export { createJointWriter, type JointWriter } from './joint-writer.ts';
