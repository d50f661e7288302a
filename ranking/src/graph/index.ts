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
  gone,
  idOf,
  nodeKinds,
  takeNode,
  type GivenId,
  type NodeKind,
  type NodeTable,
} from './node-table.ts';
