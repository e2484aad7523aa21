import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Chance } from '../../oracle/random.js';

/** `postings`: rows of a kilobyte, most of it text; `links`: short rows, each a relation between two long ids, as frameworks have them. */
export const TABLES = ['postings', 'links'] as const;
export type TableShape = (typeof TABLES)[number];

const SKILLS = 15_000;
const ROLES = 3000;
const CHUNK = 1 << 20;
const WORDS = 'plans installs documents tests and looks after systems for customers with a team in the region'.split(
  ' ',
);

/** Writes skills and roles, and one large table about them, of so many megabytes; seeded. Answers the folder. */
export function madeTables(within: string, shape: TableShape, megabytes: number): string {
  const folder = path.join(within, `${shape}-${megabytes}`);
  mkdirSync(folder);
  write(
    folder,
    'skills.csv',
    'id,name',
    list(SKILLS, (n) => `${skill(n)},Skill ${n}`),
    Infinity,
  );
  write(
    folder,
    'roles.csv',
    'id,title',
    list(ROLES, (n) => `${role(n)},Role ${n}`),
    Infinity,
  );
  const [file, headings, rows] = shape === 'postings' ? POSTINGS : LINKS;
  write(folder, file, headings, rows(), megabytes * 1e6);
  return folder;
}

const id = (kind: string, n: number): string =>
  `https://data.example/framework/${kind}/0c3b7a52-4f1e-4d6a-9b1d-${String(n).padStart(12, '0')}`;
const skill = (n: number): string => id('skill', n);
const role = (n: number): string => id('role', n);

const POSTINGS = ['postings.csv', 'id,title,role,employer,region,postedOn,skills,description', postings] as const;
const LINKS = ['role_skills.csv', 'role,skill,level,importance,essential', links] as const;

function* postings(): Generator<string> {
  const chance = new Chance(1);
  for (let n = 0; ; n++) {
    const skills = Array.from({ length: 3 }, () => skill(chance.between(0, SKILLS - 1)));
    const text = Array.from({ length: 110 }, () => chance.pick(WORDS)).join(' ');
    const day = `2026-${String(chance.between(1, 12)).padStart(2, '0')}-${String(chance.between(1, 28)).padStart(2, '0')}`;
    const at = role(chance.between(0, ROLES - 1));
    yield `posting-${n},Role wanted ${n},${at},Employer ${n % 5000},Region ${n % 50},${day},${skills.join('|')},"${text}."`;
  }
}

/** Every pair once, as far as they last: 45 million. */
function* links(): Generator<string> {
  for (let n = 0; n < ROLES * SKILLS; n++) {
    const at = (n * 7919) % SKILLS;
    yield `${role(Math.floor(n / SKILLS))},${skill(at)},${1 + (n % 5)},0.${1 + (n % 9)},${n % 2 === 0}`;
  }
}

function* list(count: number, line: (n: number) => string): Generator<string> {
  for (let n = 0; n < count; n++) yield line(n);
}

function write(folder: string, file: string, headings: string, rows: Iterable<string>, most: number): void {
  const to = openSync(path.join(folder, file), 'w');
  let buffer = `${headings}\n`;
  let bytes = 0;
  for (const row of rows) {
    buffer += `${row}\n`;
    if (buffer.length < CHUNK) continue;
    bytes += writeSync(to, buffer);
    buffer = '';
    if (bytes >= most) break;
  }
  writeSync(to, buffer);
  closeSync(to);
}
