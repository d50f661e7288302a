export { createJointWriter, type JointWriter } from './joint-writer.ts';
export { createSharedLook } from './shared-look.ts';
