import { describe, expect, it } from '@jest/globals';
import { SkillFinder } from './skill-finder.js';

const finder = new SkillFinder([
  { id: 'access', name: 'Microsoft Access', altNames: ['Access'] },
  { id: 'c', name: 'C' },
  { id: 'cpp', name: 'C++' },
  { id: 'cs', name: 'C#' },
  { id: 'english', name: 'English' },
  { id: 'excel', name: 'Microsoft Excel', altNames: ['Excel', 'MS Excel'] },
  { id: 'go', name: 'Go', altNames: ['Golang'] },
  { id: 'hire', name: 'hire staff', altNames: ['lead teams'] },
  { id: 'it', name: 'information technology', altNames: ['IT'] },
  { id: 'java', name: 'Java (computer programming)' },
  { id: 'js', name: 'JavaScript' },
  { id: 'lead', name: 'lead a team', altNames: ['lead teams'] },
  { id: 'learn', name: 'machine learning' },
  { id: 'lms', name: 'learning management systems' },
  { id: 'net', name: '.NET' },
  { id: 'node', name: 'Node.js' },
  { id: 'pg', name: 'PostgreSQL' },
  { id: 'pm', name: 'project management' },
  { id: 'py', name: 'Python (computer programming)' },
  { id: 'r', name: 'R' },
  { id: 'food', name: 'prepare food' },
  { id: 'sql', name: 'SQL' },
  { id: 'spark1', name: 'SPARK' },
  { id: 'spark2', name: 'Apache Spark', altNames: ['Spark'] },
  { id: 'bi', name: 'Power BI' },
  { id: 'yoga', name: 'yoga' },
]);

/** Hits as `text`, with `?` when ambiguous and the reason when it does not count. */
const hits = (text: string): string =>
  finder
    .find(text)
    .map((hit) => `${hit.text}${hit.id === undefined ? '?' : ''}${hit.excluded ? `:${hit.excluded}` : ''}`)
    .join(' | ');

describe('names in a text', () => {
  it.each([
    ['boundaries: no name inside a word or an address', 'Javanese sqlite yogaclub python.org mysql_sql', ''],
    ['symbols tell names apart', 'C#, C++, .NET and SQL; ASP.NET', 'C# | C++ | .NET | SQL'],
    [
      'case, hyphens, blanks and line ends',
      'PROJECT-MANAGEMENT, project\u00a0management, project\nmanagement',
      'PROJECT-MANAGEMENT | project\u00a0management | project\nmanagement',
    ],
    ['not over the items of a list', '- project\n- management', ''],
    ['the longest wins', 'machine learning management systems', 'learning management systems'],
    ['possessives', "SQL's power", 'SQL'],
    ['elided words', "maîtrise d'Excel, l’PostgreSQL, o'SQL", 'Excel | PostgreSQL'],
    [
      'glued and split spellings',
      'node js, NodeJS, Java Script, javascript, Postgre SQL',
      'node js | NodeJS | Java Script | javascript | Postgre SQL',
    ],
    [
      'glued words read apart',
      'machine learningPython, SQL3 and skills.Java',
      'machine learning | Python | SQL | Java',
    ],
    ['words that only look glued', 'JavaScript PostgreSQL MySQL', 'JavaScript | PostgreSQL'],
    ['names of several words written as one', 'PowerBI, machinelearning', 'PowerBI'],
    ['verbs in another form', 'Leading teams, preparing food', 'Leading teams? | preparing food'],
    ['versions', 'Python3', 'Python'],
  ])('%s', (_, text, found) => {
    expect(hits(text)).toBe(found.replaceAll('NodeJS | ', 'NodeJS | '));
  });

  it('are ambiguous when several skills have the label, unless one has it letter by letter', () => {
    expect(finder.find('You lead teams.')).toEqual([
      { candidates: ['hire', 'lead'], start: 4, end: 14, text: 'lead teams', label: 'lead teams' },
    ]);
    expect(finder.find('We use SPARK.')[0]).toMatchObject({ id: 'spark1' });
  });

  it('have their place in the text as it was given', () => {
    expect(finder.find('Ofﬁce work, ma\u00adchine  learning')).toEqual([
      {
        id: 'learn',
        candidates: ['learn'],
        start: 12,
        end: 30,
        text: 'ma\u00adchine  learning',
        label: 'machine learning',
      },
    ]);
  });
});

describe('doubtful names', () => {
  it.each([
    ['R, Python and SQL', 'R | Python | SQL'],
    ['Python, SQL, R', 'Python | SQL | R'],
    ['python, sql, r', 'python | sql | r'],
    ['knowledge of R', 'R'],
    ['R programming and statistics', 'R'],
    ['R&D and vitamin C', 'R:doubtful | C:doubtful'],
    ['Grade C or above', 'C:doubtful'],
    ['C and R', 'C | R'],
    ['one of C, Go and R', 'C | Go | R'],
    ['analysis in R or SQL', 'R | SQL'],
    ['We go where you go.', 'go:doubtful | go:doubtful'],
    ['a Go developer', 'Go'],
    ['Services in Go, SQL', 'Go | SQL'],
    ['You excel at your work', 'excel:doubtful'],
    ['Excel at what you do', 'Excel:doubtful'],
    ['good with Excel and SQL', 'Excel | SQL'],
    ['MS Excel', 'MS Excel'],
    ['Access to a car', 'Access:doubtful'],
    ['SQL, Access to a car', 'SQL | Access:doubtful'],
    ['Excel, Access, Python', 'Excel | Access | Python'],
    ['It is about IT', 'It:doubtful | IT'],
  ])('%s', (text, found) => {
    expect(hits(text)).toBe(found);
  });
});

describe('what is taken back', () => {
  it.each([
    ['No experience with Python needed', 'Python:negated'],
    ['no SQL required, but Python', 'SQL:negated | Python'],
    ['Not required: Python, SQL. Required: Java', 'Python:negated | SQL:negated | Java'],
    ['Not required:\n- Python\n- SQL\n\nJava', 'Python:negated | SQL:negated | Java'],
    ['Python is not required', 'Python:negated'],
    ['Knowledge of Python or SQL is not necessary.', 'Python:negated | SQL:negated'],
    ['Python required, Java not required', 'Python | Java:negated'],
    ["You don't need project management experience", 'project management:negated'],
    ['SQL instead of Python', 'SQL | Python:negated'],
    ['Not only Python but also SQL', 'Python | SQL'],
    ['Python is not required but a plus', 'Python'],
    ['no doubt Python', 'Python'],
    ['There is no limit. Python', 'Python'],
    ['Python\nJava not required', 'Python | Java:negated'],
    ['Python; Java not required', 'Python | Java:negated'],
    ['Not required: Python; SQL', 'Python:negated | SQL:negated'],
    ['SQL, not necessary to know Python', 'SQL | Python:negated'],
    ['Keine Kenntnisse in Python erforderlich, nur SQL', 'Python:negated | SQL'],
    ['Python ist nicht erforderlich, SQL schon', 'Python:negated | SQL'],
    ['Nicht erforderlich: Python, SQL', 'Python:negated | SQL:negated'],
    ['SQL und Python sind keine Voraussetzung', 'SQL:negated | Python:negated'],
    ['nicht nur SQL, sondern auch Python', 'SQL | Python'],
    ['Python ist nicht zwingend erforderlich, aber von Vorteil', 'Python'],
    ["Pas besoin d'expérience en SQL", 'SQL:negated'],
    ["Pas besoin d'PostgreSQL", 'PostgreSQL:negated'],
    ["SQL, il n'est pas nécessaire de connaître Python", 'SQL | Python:negated'],
    ["Python n'est pas requis, SQL est exigé", 'Python:negated | SQL'],
    ['non seulement SQL, mais aussi Python', 'SQL | Python'],
    ['No se requiere Python. Se valora SQL.', 'Python:negated | SQL'],
    ['Se requiere SQL, no se requiere Python', 'SQL | Python:negated'],
    ['Python no es necesario, SQL es imprescindible', 'Python:negated | SQL'],
    ['no solo SQL, sino también Python', 'SQL | Python'],
  ])('%s', (text, found) => {
    expect(hits(text)).toBe(found);
  });
});

describe('what is offered', () => {
  it.each([
    ['What we offer\n- yoga\n- English\n\nRequirements\n- SQL', 'yoga:benefit | English:benefit | SQL'],
    ['Requirements: SQL\nBenefits: yoga, English', 'SQL | yoga:benefit | English:benefit'],
    ['SQL needed. Benefits: yoga.', 'SQL | yoga:benefit'],
    ['**What you bring**\nSQL\n**Perks**\nyoga\n## Contact\nEnglish', 'SQL | yoga:benefit | English'],
    ['free English lessons', 'English:benefit'],
    ['SQL training will be provided', 'SQL:benefit'],
    ['You will learn: SQL', 'SQL:benefit'],
    ['We offer yoga and a fruit basket. SQL is a must.', 'yoga:benefit | SQL'],
    ['English and SQL', 'English | SQL'],
    ['Wir bieten: Python-Kurse, Yoga. Ihr Profil: SQL', 'Python:benefit | Yoga:benefit | SQL'],
    ['Kostenlose Yoga-Stunden', 'Yoga:benefit'],
    ['Nous offrons :\n- yoga\n\nVotre profil :\n- SQL', 'yoga:benefit | SQL'],
    ['¿Qué ofrecemos?\nyoga\n\nRequisitos\nSQL', 'yoga:benefit | SQL'],
    ["What's in it for you?\nyoga\n\nRequirements\nSQL", 'it:doubtful | yoga:benefit | SQL'],
  ])('%s', (text, found) => {
    expect(hits(text)).toBe(found);
  });
});

it('reads long runs of anything in a time that grows with their length only', () => {
  for (const run of [
    ' ',
    '.',
    '- ',
    '. ',
    'no ',
    'ni ',
    'nicht ',
    'pas de ',
    'no se requiere ',
    'a ',
    'no, ',
    '(',
    'SQL ',
    '\n',
    ':',
    'We offer ',
    'aB',
    '#',
  ])
    expect(finder.find(run.repeat(100_000)).length).toBeGreaterThanOrEqual(0);
});

it('reads another language by other words', () => {
  const words = {
    language: 'de',
    common: [],
    whole: [],
    forms: new Map(),
    joining: ['und'],
    before: ['kenntnisse in'],
    behind: [],
    heads: [],
    tails: [],
    goingOn: [],
    negation: {
      before: ['kein', 'keine'],
      behind: ['nicht erforderlich'],
      not: [],
      over: ['kenntnisse', 'in'],
      onward: [],
      still: [],
    },
    benefits: {
      headings: ['wir bieten'],
      otherHeadings: ['profil'],
      sentences: ['wir bieten'],
      behind: ['kurse'],
      before: [],
    },
  };
  const german = new SkillFinder(
    [
      { id: 'sql', name: 'SQL' },
      { id: 'r', name: 'R' },
      { id: 'bi', name: 'Power BI' },
      { id: 'yoga', name: 'Yoga' },
    ],
    words,
  );
  const told = german
    .find('Profil:\nKenntnisse in R und SQL\nKeine Kenntnisse in SQL\nWir bieten:\nYoga')
    .map(({ text, excluded }) => `${text} ${excluded ?? ''}`);
  expect(told).toEqual(['R ', 'SQL ', 'SQL negated', 'Yoga benefit']);
});
