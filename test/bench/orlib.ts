import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkCertificate } from '#lib/checker';
import { bestPlan, certificateOf, highsSolver, solveInstance, type Instance, type MilpSolver } from '#lib/engine';
import { loadHighs } from '../oracle/highs.js';
import { isAssignment, readOptima, readOrlib } from '../oracle/orlib.js';
import { timed } from './pathways/measure.js';
import { quantile } from './pathways/summary.js';
import { ms, table } from './table.js';

/** Milliseconds for each solve; what runs into it counts as that long at least. */
const CAP = 60_000;
const clock = () => performance.now();

interface Line {
  readonly set: string;
  readonly name: string;
  readonly published: number;
  readonly found: number | null;
  /** By what, when the checker has found the certificate right; else what is known instead. */
  readonly proved: string;
  readonly own: number;
  readonly highs: number;
  readonly capped: boolean;
  readonly agrees: boolean;
}

/**
 * Set-covering files with published optima: our own way beside HiGHS alone on the strong model, CPU milliseconds, each
 * certificate checked outside the times.
 * @param folder one with an `optima.csv` (file, published_value) and the files it names; assignment problems among them are passed over
 * @param only keeps the files whose names contain it
 * @returns whether every value found is the published one and no certificate failed its check
 */
export async function benchOrlib(folder: string, only: string | undefined): Promise<boolean> {
  const list = path.join(folder, 'optima.csv');
  if (!existsSync(list)) {
    console.error(
      `There is no optima.csv in ${folder}. Name a folder with set-covering files and their published optima.`,
    );
    return false;
  }
  const wanted = readOptima(readFileSync(list, 'utf8')).filter(({ file }) => only === undefined || file.includes(only));
  if (wanted.length === 0) {
    console.error(
      `optima.csv names no file with a whole value${only === undefined ? '' : ` with ${only} in its name`}.`,
    );
    return false;
  }
  const solver = highsSolver(await loadHighs());
  const lines: Line[] = [];
  let unread = 0;
  for (const { file, published } of wanted) {
    const instance = instanceOf(folder, file);
    if (instance === 'other') continue;
    if (typeof instance === 'string') {
      unread++;
      console.error(`${file}: ${instance}`);
      continue;
    }
    if (lines.length === 0) warmUp(folder, wanted, solver);
    const line = measured(instance, path.basename(file, path.extname(file)), published, solver);
    lines.push(line);
    console.error(`${file}: ${line.found} (published ${published}), ${line.proved}, ${ms(line.own)} ms`);
  }
  const cells = lines.map(({ name, published, found, proved, own, highs, capped }) => {
    return [name, published, found ?? '–', proved, ms(own), `${capped ? '≥' : ''}${ms(highs)}`];
  });
  console.log(table(['name', 'published', 'found', 'proved', 'own ms', 'highs ms'], cells));
  console.log(
    `\n${table(['set', 'files', 'found', 'proved', 'own ms', 'max', 'highs ms', 'highs ÷ own'], bySet(lines))}`,
  );
  const right = lines.filter(({ agrees }) => agrees).length;
  console.log(`${right} of ${lines.length} values are the published ones.`);
  if (unread > 0) console.log(`${unread} files of the list could not be read.`);
  return lines.length > 0 && right === lines.length && unread === 0;
}

/** The first instances in a fresh process take several times as long, both ways: a dozen of them, or some seconds of them, are not measured. */
function warmUp(folder: string, wanted: readonly { readonly file: string }[], solver: MilpSolver): void {
  const until = clock() + 5000;
  for (const { file } of wanted.slice(0, 12)) {
    const instance = instanceOf(folder, file);
    if (typeof instance === 'string') continue;
    bestPlan(instance, solver, { timeLimitMs: 1000, clock });
    solveInstance(instance, solver, { timeLimitMs: 1000, clock });
    if (clock() > until) return;
  }
}

/** The instance of a file of the list, `other` when it is of another kind, or what is wrong with it. */
function instanceOf(folder: string, file: string): Instance | string {
  const found = [file, `${file}.txt`].map((name) => path.join(folder, name)).find((name) => existsSync(name));
  if (found === undefined) return 'named in optima.csv, but not there';
  const text = readFileSync(found, 'utf8');
  if (isAssignment(text)) return 'other';
  try {
    return readOrlib(text);
  } catch (error) {
    return (error as Error).message;
  }
}

function measured(instance: Instance, name: string, published: number, solver: MilpSolver): Line {
  const [{ outcome, proof }, own] = timed(() => bestPlan(instance, solver, { timeLimitMs: CAP, clock }));
  const [alone, highs] = timed(() => solveInstance(instance, solver, { timeLimitMs: CAP, clock }));
  const { plan, status } = outcome;
  let proved = status === 'optimal' ? 'solver' : status;
  let sound = true;
  if (plan && proof) {
    const certificate = certificateOf(instance, plan, proof);
    sound = checkCertificate(JSON.stringify(certificate)).status === 'proved';
    proved = sound ? certificate.kind : 'REJECTED';
  }
  const capped = alone.status !== 'optimal';
  const agrees = sound && plan?.value === published && (capped || alone.plan?.value === published);
  const set = /^[a-z]+(?:\d(?=\d)|[a-z])/i.exec(name)?.[0] ?? name;
  const other = capped ? Math.max(CAP, highs.cpu) : highs.cpu;
  return { set, name, published, found: plan?.value ?? null, proved, own: own.cpu, highs: other, capped, agrees };
}

/** Medians of each set of files; sets are told by the letters and the first digit of the names: scp4, scpa. */
function bySet(lines: readonly Line[]): (string | number)[][] {
  const sets = [...new Set(lines.map(({ set }) => set))];
  return [...sets, 'all'].map((name) => {
    const of = lines.filter(({ set }) => name === 'all' || set === name);
    const own = of.map((line) => line.own);
    return [
      name,
      of.length,
      of.filter((line) => line.found === line.published).length,
      of.filter(({ proved }) => proved === 'prices' || proved === 'tree').length,
      ms(quantile(own, 0.5)),
      ms(Math.max(...own)),
      ms(
        quantile(
          of.map((line) => line.highs),
          0.5,
        ),
      ),
      `${quantile(
        of.map((line) => line.highs / line.own),
        0.5,
      ).toFixed(1)}×`,
    ];
  });
}
