export { eachEdge } from './adjacency.ts';
export { compact } from './compact.ts';
export { findNodes, takeNodes, type IdBatch } from './find-nodes.ts';
export { decodeGraph, encodeGraph, GraphFileError } from './graph-file.ts';
export {
  createGraph,
  leaveTrace,
  link,
  maxEdgeWeight,
  putEdge,
  removePerson,
  removeThing,
  takeTrace,
  unlink,
  weaken,
  type Graph,
} from './graph.ts';
export {
  compareIds,
  findNode,
  findSame,
  gone,
  idOf,
  nodeKinds,
  packIds,
  reserveNodes,
  takeNode,
  wordsPerKey,
  type GivenId,
  type NodeKind,
  type NodeTable,
} from './node-table.ts';
