import { greedyText, type Alternative, type Pathway, type PathwayStep, type ProofPrice } from '#lib/engine';
import { amountText } from '#lib/model';
import { count, hours, percent } from './amounts.js';
import type { Paint } from './paint.js';
import { fit, table, wrap } from './table.js';
import { calendar, months } from './calendar.js';

/** Columns of the calendar beside the steps. */
const CALENDAR = 24;

/** A pathway: the sentence, the plan on its calendar, what it completes, what stays open, and the proof. */
export function tellPathway(pathway: Pathway, paint: Paint, width: number): string {
  const who = pathway.learner ? ` for ${pathway.learner.name ?? pathway.learner.id}` : '';
  const title = paint.bold(`To ${pathway.role.title}${who}`) + paint.dim(`  ${pathway.role.id} · on ${pathway.on}`);
  return [
    title,
    wrap(sentence(pathway), width),
    ...plan(pathway, paint, width),
    ...stacks(pathway, paint, width),
    ...uncovered(pathway, paint, width),
    ...blocked(pathway, paint),
    ...others('Alternatives', pathway.alternatives, paint, width, pathway.whyFewer),
    ...others('Trade-off between cost and hours', pathway.front, paint, width),
    ...proof(pathway, paint, width),
  ].join('\n\n');
}

function sentence(pathway: Pathway): string {
  const { status, steps, cost, readiness } = pathway;
  if (status === 'infeasible') return 'No pathway meets all of this.';
  if (status === 'timed-out') return 'No pathway was found, nor was it shown that there is none.';
  if (steps.length === 0 && pathway.uncovered.length > 0) return 'Nothing that is offered closes any of it.';
  if (steps.length === 0) return 'Nothing needs to be studied.';
  const price = amountText(cost.amount, cost.currency);
  const greedily = greedyText(pathway);
  const side = pathway.calendar.parallel > 1 ? `, up to ${pathway.calendar.parallel} at a time` : '';
  const end = `${hours(pathway.hours)} in ${count(pathway.weeks, 'week')} at ${hours(pathway.hoursPerWeek)} a week${side}`;
  const ready =
    readiness.after === null ? '' : ` Readiness ${percent(readiness.before ?? 0)} → ${percent(readiness.after)}.`;
  return `${count(steps.length, 'credential')}, ${price}, ${end}, done on ${pathway.finish}.${ready}${greedily && ` ${greedily}`}`;
}

function plan(pathway: Pathway, paint: Paint, width: number): string[] {
  const { steps, cost } = pathway;
  if (steps.length === 0) return [];
  const bars = calendar(steps, CALENDAR);
  const nameWidth = Math.max(20, Math.min(width, 100) - 50);
  const scale = `${' '.repeat(nameWidth + 19)}${paint.dim(months(steps, CALENDAR).trimEnd())}`;
  const lines = steps.map((step, at) => {
    const name = step.renewal ? `${step.credential.name} (renewal)` : step.credential.name;
    const price = fit(amountText(step.cost, cost.currency), 12, 'right');
    const head = `${fit(String(at + 1), 2, 'right')}. ${fit(name, nameWidth)} ${price}  ${paint.cyan(bars[at]!)}`;
    return [head, ...details(step, cost.currency, width).map((line) => paint.dim(`    ${line}`))].join('\n');
  });
  return [[scale, ...lines].join('\n')];
}

function details(step: PathwayStep, currency: string, width: number): string[] {
  const about = [step.credential.issuer, `${step.start} to ${step.finish}`, hours(step.hours)];
  if (step.expiresOn) about.push(`valid until ${step.expiresOn}`);
  if (step.funding) about.push(`${step.funding.name} pays ${amountText(step.funding.saved, currency)}`);
  if (step.bundle) about.push(`in the bundle ${step.bundle.name}`);
  const lines = [about.join(' · ')];
  if (step.because) lines.push(wrap(step.because, width - 6, '      '));
  return lines;
}

function stacks({ stacks: all, cost }: Pathway, paint: Paint, width: number): string[] {
  if (all.length === 0) return [];
  const lines = all.map((one) => {
    const parts = [one.completed ? 'completed' : 'begun'];
    if (one.awards) parts.push(`awards ${one.awards.name}`);
    if (one.saved > 0) parts.push(`bundle saves ${amountText(one.saved, cost.currency)}`);
    if (one.credits !== null) parts.push(count(one.credits, 'credit'));
    for (const into of one.articulates) parts.push(`${count(into.credits, 'credit')} toward ${into.programme}`);
    return `  ${wrap(`${one.stack.name}: ${parts.join(', ')}`, width - 2, '    ')}`;
  });
  return [`${paint.bold('Stacks')}\n${lines.join('\n')}`];
}

function uncovered({ uncovered: all }: Pathway, paint: Paint, width: number): string[] {
  if (all.length === 0) return [];
  const lines = all.map((one) => {
    const level = one.level === undefined ? '' : ` ${one.level}`;
    const what = `${one.skill?.name ?? one.credential?.name ?? ''}${level}`;
    return `  ${wrap(`${what}: ${one.message} [${one.reason}]`, width - 2, '    ')}`;
  });
  return [`${paint.yellow('Left uncovered')}\n${lines.join('\n')}`];
}

/** A constraint as the option is called that gives it: `max-hours`. */
function optionOf(constraint: string): string {
  return constraint.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What came of a question that brought no plan. */
const OUTCOMES: Partial<Record<Pathway['status'], string>> = {
  infeasible: 'still none',
  'timed-out': 'none was found, nor was it shown that there is none',
};

function blocked(pathway: Pathway, paint: Paint): string[] {
  if (!pathway.blocked || pathway.blocked.length === 0) return [];
  const lines = pathway.blocked.map(({ constraint, without }) => {
    const does = without.cost
      ? `${amountText(without.cost.amount, without.cost.currency)}, ${hours(without.hours ?? 0)}, done on ${without.finish ?? 'the day it starts'}`
      : OUTCOMES[without.status];
    return `  without --${optionOf(constraint)}: ${does}`;
  });
  return [`${paint.red('What blocks it')}\n${lines.join('\n')}`];
}

function others(
  title: string,
  list: readonly Alternative[],
  paint: Paint,
  width: number,
  whyFewer: string | undefined = undefined,
): string[] {
  const why = whyFewer === undefined ? [] : [`  ${wrap(whyFewer, width - 2, '  ')}`];
  const heading = paint.bold(title);
  if (list.length === 0) return why.length === 0 ? [] : [[heading, ...why].join('\n')];
  const rows = list.map((one) => [
    one.kind,
    amountText(one.cost.amount, one.cost.currency),
    hours(one.hours),
    one.finish ?? '',
    one.readiness === null ? '' : percent(one.readiness),
    one.steps.map((step) => step.name).join(', '),
  ]);
  const headings = ['', 'cost', 'hours', 'done on', 'ready', 'credentials'];
  const notes = list.flatMap(({ kind, cost, leavesOut = [] }) =>
    leavesOut.map(({ anyOf }) => {
      const required = anyOf.map(({ name }) => name).join(' or ');
      return `  ${wrap(`${kind} for ${amountText(cost.amount, cost.currency)} leaves out ${required}, which is required.`, width - 2, '  ')}`;
    }),
  );
  return [[heading, table(headings, rows, { right: [1, 2, 4], give: 5, width }, paint), ...notes, ...why].join('\n')];
}

function proof(pathway: Pathway, paint: Paint, width: number): string[] {
  const { kind, proven, certificate, prices = [] } = pathway.proof;
  const left = pathway.left.filter((one) => one.count > 0).map((one) => `${optionOf(one.filter)} ${one.count}`);
  const lines = [`${paint.bold('Proof')} ${paint.dim(`[${kind}]`)} ${proven}`];
  if (prices.length > 0) lines.push(charged(prices));
  if (typeof certificate === 'string') lines.push(`Check it yourself: stackway check ${certificate}`);
  lines.push(
    `${pathway.considered} credentials were considered${left.length > 0 ? `; left out: ${left.join(', ')}` : ''}.`,
  );
  return [lines.map((line) => wrap(line, width, '  ')).join('\n')];
}

/** Prices named in the proof, at most. */
const CHARGED = 6;

function charged(prices: readonly ProofPrice[]): string {
  const named = prices.slice(0, CHARGED).map((one) => {
    const name = (one.skill ?? one.credential ?? one.stack)!.name;
    const price = one.unit === 'hours' ? hours(one.amount) : amountText(one.amount, one.unit);
    return `${one.level === undefined ? name : `${name} ${one.level}`} ${price}`;
  });
  const more = prices.length > CHARGED ? ` · ${prices.length - CHARGED} more` : '';
  return `What it charges at least for each, largest first: ${named.join(' · ')}${more}.`;
}
