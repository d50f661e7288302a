export { arrange, type Arrangeable } from './arrange.ts';
export { scorePost, sumTerms, type PostFeatures, type ScoreTerms } from './score-post.ts';
