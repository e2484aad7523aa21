// What a person keeps of an import: the mapping, the rejected rows, the right to stop.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, give, means, rows, standing, undo, wouldChange, write } from './importing.js';
import { openWorkshop, settled, violations, type Workshop } from './visit.js';

const MINUTE = 60_000;
let workshop: Workshop;
let folder: string;
beforeAll(async () => {
  workshop = await openWorkshop();
  folder = mkdtempSync(path.join(tmpdir(), 'stackway-keeping-'));
}, MINUTE);
afterAll(async () => {
  await workshop.close();
  rmSync(folder, { recursive: true, force: true });
});

const RATINGS = 'trabajadora;destreza;puntos\nmia;SQL;4\nnoor;Soldadura;2\n';
const COURSES = `Kurstitel;Bildungsträger;Umfang in UE;Gebühr (€);Lernziele
Tabellen mit Excel;Volkshochschule Nord;24 Stunden;149,00;Tabellenkalkulation
Einführung in SQL;Volkshochschule Nord;nach Absprache;1.320,50;SQL
Löten für Anfänger;Volkshochschule Nord;16 Stunden;80,00;Löten
`;
/** The server refuses with 400 what it does not know, and the browser notes that. */
const unexpected = (problems: readonly string[]): readonly string[] => problems.filter((each) => !/400/.test(each));

describe('what a person has explained', () => {
  it(
    'is saved under a name, recognises another file of the kind, and is forgotten again',
    async () => {
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      await give(page, file('equipo norte.csv', RATINGS));
      await page.getByLabel('What is this file?').selectOption('matrices/ratings');
      await means(page, 'trabajadora').selectOption('person');
      await means(page, 'destreza').selectOption('skill');
      await means(page, 'puntos').selectOption('level');
      await rows(page, 2, 0);
      await page.getByText('Save for other files of this kind').click();
      const name = page.getByLabel(/^Name/);
      expect(await name.inputValue()).toBe('equipo-norte');
      await name.fill('ratings-of-the-guild');
      await page.getByLabel('What such files are').fill('Ratings of the guild');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved as ratings-of-the-guild.').first().waitFor();
      expect(await violations(page)).toEqual([]);
      // Imported now, it is of the source that the next file of the kind is of.
      await page.getByRole('button', { name: 'See what these files would change' }).click();
      await wouldChange(page).waitFor();
      expect(await wouldChange(page).innerText()).toMatch(/equipo norte\.csv\s+.*\s*as you said/);
      await write(page);
      type Reply = { imports: { nodes: { format: string }[] } };
      const { imports } = await workshop.ask<Reply>('{ imports(first: 1) { nodes { format } } }');
      expect(imports.nodes[0]!.format).toContain('ratings-of-the-guild');
      await undo(page);

      await give(page, file('equipo sur.csv', 'trabajadora;destreza;puntos\nada;SQL;5\n'));
      await wouldChange(page).waitFor();
      expect(await wouldChange(page).innerText()).toMatch(/Ratings of the guild\s+by a mapping that was saved/);
      const saved = page.getByRole('region', { name: 'Saved mappings' });
      expect(await saved.innerText()).toMatch(/trabajadora, destreza, puntos/);

      await give(page, file('destrezas.csv', RATINGS.replace('puntos', 'nota').replace('destreza', 'saber')));
      await page.getByLabel('What is this file?').selectOption('matrices/ratings');
      await means(page, 'trabajadora').selectOption('person');
      await means(page, 'saber').selectOption('skill');
      await means(page, 'nota').selectOption('level');
      await page.getByText('Save for other files of this kind').click();
      await page.getByLabel(/^Name/).fill('ratings-of-the-guild');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      const asked = page.getByText(/^Another mapping is saved as ratings-of-the-guild already: "Ratings of the guild"/);
      await asked.waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Keep it', exact: true }).click();
      await asked.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('button', { name: 'Replace that mapping' }).click();
      await page.getByText('Saved as ratings-of-the-guild.').first().waitFor();
      await page.getByText(/trabajadora, saber, nota/).waitFor();

      await saved.getByRole('button', { name: 'Remove the saved mapping ratings-of-the-guild' }).click();
      await saved.getByRole('button', { name: 'Yes, remove' }).click();
      await saved.waitFor({ state: 'detached' });
      await page.reload();
      await settled(page);
      await give(page, file('equipo sur.csv', 'trabajadora;destreza;puntos\nada;SQL;5\n'));
      await page.getByRole('heading', { name: 'One file has headings that nobody knows yet' }).waitFor();
      expect(unexpected(problems)).toEqual([]);
      await close();
    },
    MINUTE,
  );
});

describe('rejected rows', () => {
  it(
    'are taken home as a table, corrected, and imported without explaining the columns again',
    async () => {
      const before = await standing(workshop);
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      await give(page, file('kurse.csv', COURSES));
      await page.getByLabel('What is this file?').selectOption('courses/courses');
      await means(page, 'Kurstitel').selectOption('name');
      await means(page, 'Bildungsträger').selectOption('issuer');
      await means(page, 'Umfang in UE').selectOption('duration');
      await means(page, 'Gebühr (€)').selectOption('price');
      await means(page, 'Lernziele').selectOption('skills');
      await rows(page, 2, 1);
      await page.getByRole('button', { name: 'See what these files would change' }).click();
      await wouldChange(page).waitFor();

      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'CSV of the rejected rows of kurse.csv' }).click();
      const download = await saving;
      expect(download.suggestedFilename()).toBe('kurse-rejected.csv');
      const text = readFileSync(await download.path(), 'utf8');
      const lines = text.replace('\uFEFF', '').trimEnd().split('\n');
      expect(lines).toHaveLength(2);
      expect(lines[0]).toBe(
        'Kurstitel;Bildungsträger;Umfang in UE;Gebühr (€);Lernziele;rejected line;rejected because',
      );
      expect(lines[1]).toMatch(
        /^Einführung in SQL;Volkshochschule Nord;nach Absprache;1.320,50;SQL;3;"No value can be read from ""nach Absprache"" in Umfang in UE\. Say /,
      );
      await write(page);

      const corrected = path.join(folder, 'kurse-rejected.csv');
      writeFileSync(corrected, text.replace('nach Absprache', '40 Stunden'));
      await give(page, corrected);
      await wouldChange(page).waitFor();
      expect(await wouldChange(page).innerText()).toMatch(/kurse-rejected\.csv\s+A course catalogue.*\s*as you said/);
      expect(await wouldChange(page).getByText('Every row was understood.').count()).toBe(1);
      await write(page);
      const found = await workshop.ask(
        '{ credentials(text: "Einführung in SQL", first: 1) { nodes { name hours cost { amount } } } }',
      );
      expect(found).toEqual({
        credentials: { nodes: [{ name: 'Einführung in SQL', hours: 40, cost: { amount: 1320.5 } }] },
      });
      await undo(page);
      await undo(page);
      expect(await standing(workshop)).toEqual(before);
      expect(unexpected(problems)).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'forbid the whole import where a person says so',
    async () => {
      const before = await standing(workshop);
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      await give(page, file('skills.csv', 'id,name,kind\nsk-wax,Casting wax,hard\nsk-bad,Odd kind,loud\n'));
      const strict = page.getByRole('checkbox', { name: /^Strict/ });
      await strict.check();
      await page.getByText('Nothing would be written: 1 row is rejected.').waitFor();
      expect(await page.getByRole('button', { name: /^Import th/ }).count()).toBe(0);
      expect(await page.evaluate('document.activeElement.type')).toBe('checkbox');
      expect(await violations(page)).toEqual([]);
      await strict.uncheck();
      await wouldChange(page).getByRole('button', { name: 'Import this 1 change' }).waitFor();
      expect(await standing(workshop)).toEqual(before);
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );
});

describe('an import that runs', () => {
  it(
    'is cancelled while it reads and while it writes; nothing is kept, and it can be read again',
    async () => {
      const before = await standing(workshop);
      const large = path.join(folder, 'skills.csv');
      const many = Array.from({ length: 200_000 }, (_, i) => `sk-many-${i},Sorting things of kind ${i},hard`);
      writeFileSync(large, `id,name,kind\n${many.join('\n')}\n`);
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
      const cancelled = page.getByRole('main').getByText('Cancelled; nothing was written.');

      await give(page, large);
      await cancel.click();
      await cancelled.waitFor();
      expect(await wouldChange(page).count()).toBe(0);
      await page.getByRole('button', { name: 'Read the files again' }).click();
      await wouldChange(page).waitFor();

      await wouldChange(page).getByRole('button', { name: 'Import these 200,000 changes' }).click();
      await cancel.click();
      await cancelled.waitFor();
      expect(await standing(workshop)).toEqual(before);
      expect(await workshop.ask('{ skill(id: "sk-many-1") { __typename } }')).toEqual({
        skill: { __typename: 'NotFound' },
      });
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );
});

describe('a newer release of a framework', () => {
  const before = `id,name,kind,framework
g-a,Bee keeping,hard,Guild
g-b,Honey tasting,hard,Guild
g-c,Candle making,hard,Guild
g-d,Hive painting,hard,Guild
`;
  const after = `id,name,kind,framework,sameAs
g-a,Beekeeping,hard,Guild,
g-x,Judging honey,hard,Guild,g-b
g-y,Mead brewing,hard,Guild,
g-c,Candle making,hard,Guild,
`;
  const HELD = 'learner,skill,level\nlea-001,g-b,3\nlea-001,g-d,2\n';
  it(
    'tells before it is written what is new, renamed, merged and dropped, and whom that concerns',
    async () => {
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      await give(page, file('skills.csv', before));
      await wouldChange(page).waitFor();
      expect(await page.getByRole('region', { name: /^A new release/ }).count()).toBe(0);
      await write(page);
      await give(page, file('learner_skills.csv', HELD));
      await wouldChange(page).waitFor();
      await write(page);

      await give(page, file('skills.csv', after));
      const release = wouldChange(page).getByRole('region', { name: 'A new release of Guild' });
      await release.waitFor();
      const told = await release.innerText();
      expect(told).toContain('2 added, 1 renamed, 1 merged into another, 1 dropped.');
      expect(told).toContain('1 person refers to what is gone. Nobody loses a skill');
      expect(told).toMatch(/Honey tasting.*Judging honey.*as the files or earlier ones say; used by 1 person/s);
      expect(told).toMatch(/Hive painting.*used by 1 person/);
      await release.getByText('Renamed 1').click();
      expect(await release.innerText()).toMatch(/Bee keeping.*Beekeeping/s);
      await release.getByText('Whom it concerns').click();
      expect(await release.getByRole('row').allInnerTexts()).toEqual([
        expect.stringMatching(/Who\s+Refers to\s+Goes on as/),
        expect.stringMatching(/Person lea-001\s+Honey tasting\s+Judging honey/),
        expect.stringMatching(/Person lea-001\s+Hive painting\s+stays as it is/),
      ]);
      expect(await violations(page)).toEqual([]);
      await undo(page);
      await undo(page);
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );
});

describe('a newer edition of a file', () => {
  it(
    'says in words what would change: the thing by its name, its price with the currency',
    async () => {
      const { page, problems, close } = await workshop.visit('/data/imports');
      await settled(page);
      const edition = (price: string): string =>
        `course_id,course_title,provider,price,duration,skills\nkw1,Joining steel,Guild,${price},8 hours,SQL\n`;
      await give(page, file('catalogue.csv', edition('980 EUR')));
      await wouldChange(page).waitFor();
      await write(page);
      await give(page, file('catalogue.csv', edition('1020.50 EUR')));
      await wouldChange(page).getByText('“Joining steel”: price €980 → €1,020.50.').waitFor();
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );
});
