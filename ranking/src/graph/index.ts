export { eachEdge } from './adjacency.ts';
export { compact } from './compact.ts';
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
  findNodes,
  findSame,
  gone,
  idOf,
  nodeKinds,
  packIds,
  reserveNodes,
  takeNode,
  takeNodes,
  wordsPerKey,
  type GivenId,
  type IdBatch,
  type NodeKind,
  type NodeTable,
} from './node-table.ts';
