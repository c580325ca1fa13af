import { buildInput } from './score.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
const i = buildInput(50);
for (let k=0;k<30;k++) evaluate(i);
const t=performance.now();
for (let k=0;k<200;k++) evaluate(i);
console.log((performance.now()-t)/200);
console.log(evaluate(i).findings.length);
