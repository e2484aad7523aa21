export { checkCertificate, type CheckAnswer, type CheckProblem } from './check.js';
