export { normaliseForMatching } from '../src/domain/matching.ts';
