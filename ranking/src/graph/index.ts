export { eachEdge } from './adjacency.ts';
export { compact } from './compact.ts';
export { decodeGraph, encodeGraph, GraphFileError } from './graph-file.ts';
export {
  createGraph,
  link,
  maxEdgeWeight,
  removePerson,
  removeThing,
  unlink,
  weaken,
  type Graph,
} from './graph.ts';
export { findNode, gone, idOf, nodeKinds, takeNode, type NodeKind, type NodeTable } from './node-table.ts';
