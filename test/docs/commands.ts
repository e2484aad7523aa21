import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { partsOf, ROOT } from './markdown.js';

const CLI = path.join(ROOT, 'dist/apps/cli/src/main.js');

/** Lines of fenced blocks that run something of ours: npx stackway, npm and its scripts, node with a file of the project. */
export function commandLines(page: string): string[] {
  const lines = partsOf(page).blocks.flatMap(({ lines }) =>
    lines
      .join('\n')
      .replace(/\\\n\s*/g, ' ')
      .split('\n'),
  );
  return lines
    .map((line) => line.trim().replace(/^\$ /, ''))
    .filter((line) =>
      /^(?:[A-Z][A-Z0-9_]*=\S* )*(?:npx stackway\b|npm (?:run|start|test)\b|node (?:scripts|dist|apps)\/)/.test(line),
    );
}

/** What is wrong with a command line: unknown scripts, commands and options. Empty when nothing is. */
export function commandFaults(line: string, scripts: Readonly<Record<string, string>>): string[] {
  const words = wordsOf(line);
  while (/^[A-Z][A-Z0-9_]*=/.test(words[0] ?? '')) words.shift();
  const [program, first = ''] = words;
  if (program === 'node')
    return existsSync(path.join(ROOT, first.replace(/^dist\/(.*)\.js$/, '$1.ts'))) ? [] : [`no file ${first}`];
  if (program === 'npx') return stackwayFaults(words.slice(2));
  if (first !== 'run') return scripts[first] === undefined ? [`no script ${first}`] : [];
  const script = words.slice(2).find((word) => !word.startsWith('-')) ?? '';
  if (scripts[script] === undefined) return [`no script ${script}`];
  if (script !== 'stackway') return [];
  const dashes = words.indexOf('--');
  return dashes < 0 ? stackwayFaults([]) : stackwayFaults(words.slice(dashes + 1));
}

/** Words as a shell splits them, up to a comment, a pipe or the next command. */
function wordsOf(line: string): string[] {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3]!);
  const end = words.findIndex((word) => /^(?:#|\||&&|;|>|2>)/.test(word));
  return end < 0 ? words : words.slice(0, end);
}

function stackwayFaults(words: readonly string[]): string[] {
  let help = helpOf([]);
  const command: string[] = [];
  const options: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word.startsWith('-')) {
      const [option = '', value] = word.split('=');
      options.push(option);
      if (value === undefined && help.options.get(option)) i++;
    } else if (help.commands.size > 0) {
      if (!help.commands.has(word)) return [`no command ${[...command, word].join(' ')}`];
      command.push(word);
      help = helpOf(command);
    }
  }
  return options
    .filter((option) => !help.options.has(option))
    .map((option) => `no option ${option} of stackway ${command.join(' ')}`);
}

interface Help {
  readonly commands: ReadonlySet<string>;
  /** Whether each takes a value. */
  readonly options: ReadonlyMap<string, boolean>;
}
const known = new Map<string, Help>();

/** What the command line itself says it takes. */
function helpOf(command: readonly string[]): Help {
  const key = command.join(' ');
  const found = known.get(key);
  if (found) return found;
  const { status, stdout } = spawnSync(process.execPath, [CLI, ...command, '--help'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`stackway ${key} --help ended with ${status}`);
  const section = (title: string): string => new RegExp(`^${title}:\\n((?: .*\\n?)*)`, 'm').exec(stdout)?.[1] ?? '';
  const options = stdout.matchAll(/^ {2}(?:(-\w), )?(--[\w-]+)( <)?/gm);
  const help: Help = {
    commands: new Set([...section('Commands').matchAll(/^ {2}(\w+)/gm)].map((match) => match[1]!)),
    options: new Map(
      [...options].flatMap(([, short, long, value]) =>
        [short, long].flatMap((name) => (name === undefined ? [] : [[name, value !== undefined] as const])),
      ),
    ),
  };
  known.set(key, help);
  return help;
}
