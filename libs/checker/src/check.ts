import { createHash } from 'node:crypto';
import { Fault, fail, isObject, read, type Node, type Wrong } from './format.js';
import { checkPlan } from './plan.js';
import { Proof } from './proof.js';
import { Facts, must } from './state.js';

/* Judges a pathway certificate by its own text alone: docs/certificate.md says what is checked, in this order, and why it is right.
 * A few short files that import nothing of Stackway. */

export type CheckProblem = Readonly<Record<'code' | 'message' | 'found' | 'expected' | 'next', string>>;
/** `confirmed`: the plan is right, but that none is better is only claimed. */
export type CheckAnswer =
  | { readonly status: 'proved' | 'confirmed'; readonly statement: string }
  | ({ readonly status: 'rejected'; readonly statement: string } & Wrong)
  | { readonly status: 'refused'; readonly problems: readonly CheckProblem[] };
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const splits = (node: Node): boolean => ('prices' in node ? node.then !== undefined && splits(node.then) : true);
const NEXT = 'Write it again with: stackway pathway … --certificate FILE';
const SAYS = new Map([
  ['prices', 'Prices on what every plan must bring about add up to its value: none is better, proved.'],
  ['tree', 'In every branch prices show that none is better: proved.'],
  ['none', 'Nothing is said of better ones.'],
]);

function judge(raw: unknown): CheckAnswer {
  if (!isObject(raw) || !('instance' in raw || 'plan' in raw))
    return fail('certificate', 'not-a-certificate', 'this JSON is no certificate of a pathway');
  if (Number.isInteger(raw.version) && Number(raw.version) > 0 && raw.version !== 2)
    fail('version', 'other-version', `version ${Number(raw.version)} stands where 2 is expected`, NEXT);
  const certificate = read(raw);
  const { kind, plan, bound, rows, scale, prices, tree, seal } = certificate;
  const { hash, ...problem } = certificate.instance;
  must(digest(problem) === hash, 'hash', 'changed', 'the problem is not the one that the hash was taken of');
  for (const { id, members } of problem.stacks)
    must(
      new Set(members.map((one) => one.credential)).size === members.length,
      `stack ${id}`,
      'malformed',
      'a credential is a member twice',
    );
  const facts = new Facts(certificate.instance);
  checkPlan(certificate, facts);
  const sealed = { version: 2, kind, instance: hash, plan, bound, rows, scale, prices, tree };
  must(digest(sealed) === seal, 'seal', 'changed', 'something was changed after it was written');
  const root = tree ?? (prices && { prices });
  if (root) {
    must(splits(root) === (kind === 'tree'), 'kind', 'kind', 'a proof with splits is a tree, one without is prices');
    must(bound === plan.value, 'bound', 'bound', `${bound} is said to be proved, but the plan has ${plan.value}`);
    new Proof(certificate, facts).holds(root);
  }
  const right = `The plan of ${plan.order.length} steps is right: its order can be studied, it reaches every goal, keeps every limit and adds up.`;
  if (plan.value === 0) return { status: 'proved', statement: `${right} Its value is 0, which none can beat: proved.` };
  const claim = bound < plan.value ? `none has less than ${bound} (this one has ${plan.value})` : 'none is better';
  const word = SAYS.get(kind) ?? `That ${claim} rests on the solver's word alone.`;
  return { status: root ? 'proved' : 'confirmed', statement: `${right} ${word}` };
}

/**
 * Judges the text of a certificate in exact integers, by nothing but what it says itself.
 * @returns `refused` (with a coded problem) for text that is no JSON, `rejected` with the row for any JSON that is no intact certificate
 *   of this version, else the verdict; it never throws.
 */
export function checkCertificate(certificate: string): CheckAnswer {
  const refuse = (code: string, message: string, found: string): CheckAnswer => {
    const expected = 'the whole text of a certificate of version 2';
    return { status: 'refused', problems: [{ code, message, found, expected, next: NEXT }] };
  };
  try {
    return judge(JSON.parse(certificate.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (error instanceof Fault)
      return { status: 'rejected', statement: `Rejected: ${error.wrong.row}: ${error.wrong.reason}.`, ...error.wrong };
    if (!(error instanceof SyntaxError)) throw error;
    const isCut = /^\s*\{/.test(certificate) && (!/\}\s*$/.test(certificate) || /end of JSON/.test(error.message));
    if (isCut) return refuse('cut-short', 'The text of the certificate ends too early.', `…${certificate.slice(-30)}`);
    return refuse('not-json', 'The text is no JSON.', certificate === '' ? 'an empty file' : certificate.slice(0, 30));
  }
}
