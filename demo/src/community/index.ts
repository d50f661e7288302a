export { commentSmiles, type DemoCommentSmile } from './comment-smiles.ts';
export { follows, type DemoFollow } from './follows.ts';
export { saves, smiles, type DemoReaction } from './reactions.ts';
export { votes, type DemoVote } from './votes.ts';
