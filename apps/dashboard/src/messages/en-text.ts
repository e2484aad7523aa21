import { formats } from './format.js';

const f = formats('en');

export const text = {
  title: 'Which skills does this text ask for?',
  lead: 'Paste the text of a job posting. It is read as an import reads it, and not kept.',
  label: 'Text of a job posting',
  example: 'Try an example',
  exampleText: `Data analyst (m/f/d), Harbour Lane Logistics

What you do
- You answer questions of our planners with SQL and Python, and show the answers in dashboards.
- You care for data quality and teach colleagues what the numbers mean.

What you bring
- Good knowledge of SQL, Excel and statistics
- Teamwork and communication
- No knowledge of Java is needed; programming in R is a plus.

What we offer
- Python courses, German lessons and a bicycle`,
  clear: 'Clear',
  answer: (skills: number, places: number) =>
    skills === 0
      ? 'It names no skill that is known here.'
      : `It asks for ${f.count(skills, 'skill', 'skills')}, named at ${f.count(places, 'place', 'places')}.`,
  marked: 'The text, with the skills marked where they stand',
  keys: 'Arrow keys move along the marks, Enter shows one in the list.',
  asked: 'It asks for',
  several: 'Several skills are called so; none is taken',
  left: 'Named, but not asked for',
  nothing: 'No name of a skill stands in it.',
  empty: 'The marks and the list appear here as you type.',
  reasons: {
    negated: 'taken back by the words around it',
    benefit: 'offered, not asked for',
    doubtful: 'an ordinary word where it stands',
  },
  times: (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${f.number(n)} times`),
  any: (names: readonly string[]) => f.any(names),
  places: (name: string, n: number) => `${name}: ${f.count(n, 'place is', 'places are')} marked.`,
  mark: {
    skill: (written: string, name: string) =>
      written === name ? `${written}, a skill` : `${written}, the skill ${name}`,
    several: (written: string, n: number) => `${written}, ${f.count(n, 'skill has', 'skills have')} this name`,
    left: (written: string, name: string, reason: string) => `${written}, ${name}, not counted: ${reason}`,
  },
  search: 'Look up',
  searchFor: (name: string) => `Look up ${name}`,
  inPosting: 'Skills in its text',
  listed: 'The posting has a list of skills of its own, which counts; those in its text are shown only.',
};
