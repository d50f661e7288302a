export { exportHandlers } from './exports.handlers.ts';
export { forgetExports, sweepExports } from './sweep-exports.ts';
export { writeExportJob } from './write-export.ts';
