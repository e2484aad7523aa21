import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { means, rows, wouldChange, write, undo } from './importing.js';
import { openWorkshop, settled, violations, type Workshop } from './visit.js';

const MINUTE = 60_000;
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
}, MINUTE);
afterAll(() => workshop.close());

const SKILLS = 'id,name\nzip-wax,Casting wax\n';
const RATINGS = 'trabajadora;destreza;puntos\nmia;SQL;4\nnoor;Soldadura;2\n';

/** A zip archive; every other member is stored as it is, and the first bit of `flags` says that all are encrypted. */
function zipped(files: Readonly<Record<string, string>>, flags = 0x800): Buffer {
  const entries = Object.entries(files).map(([name, text], i) => {
    const [bytes, stored] = [Buffer.from(text), i % 2 === 1];
    return { name: Buffer.from(name), bytes, packed: stored ? bytes : deflateRawSync(bytes), method: stored ? 0 : 8 };
  });
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, packed, method } of entries) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, name]));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

const open = async () => {
  const visit = await workshop.visit('/data/imports');
  await settled(visit.page);
  const give = (name: string, buffer: Buffer) =>
    visit.page
      .locator('input[type=file]:not([webkitdirectory])')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  return { ...visit, give };
};

describe('an archive', () => {
  it(
    'with files that nobody knows is unpacked on the page, and its files are explained like any other',
    async () => {
      const { page, give, problems, close } = await open();
      await give('norte.zip', zipped({ 'a/skills.csv': SKILLS, 'a/equipo norte.csv': RATINGS, 'a/.hidden.csv': 'x' }));
      await page.getByText('norte.zip was unpacked here').first().waitFor();
      await page.getByRole('heading', { name: 'What do the columns of norte.zip/equipo norte.csv mean?' }).waitFor();
      await page.getByLabel('What is this file?').selectOption('matrices/ratings');
      await means(page, 'trabajadora').selectOption('person');
      await means(page, 'destreza').selectOption('skill');
      await means(page, 'puntos').selectOption('level');
      await rows(page, 2, 0);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'See what these files would change' }).click();
      await wouldChange(page).waitFor();
      const told = await wouldChange(page).innerText();
      expect(told).toMatch(/norte\.zip\/equipo norte\.csv\s+What people can do.*\s*as you said/);
      expect(told).toMatch(/norte\.zip\/skills\.csv\s+Skills\s+certain/);
      await write(page);
      await undo(page);
      expect(problems.filter((each) => !/400/.test(each))).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'packed by gzip is unpacked as well',
    async () => {
      const { page, give, close } = await open();
      await give('equipo.csv.gz', gzipSync(RATINGS));
      await page.getByRole('heading', { name: 'What do the columns of equipo.csv.gz/equipo.csv mean?' }).waitFor();
      await close();
    },
    MINUTE,
  );

  it(
    'of files that are known needs nobody, and can still be corrected',
    async () => {
      const { page, give, problems, close } = await open();
      await give('known.zip', zipped({ 'skills.csv': SKILLS }));
      await wouldChange(page).waitFor();
      expect(await page.getByText('was unpacked here').count()).toBe(0);
      await page.getByRole('button', { name: /^Say what the columns mean: .*skills\.csv/ }).click();
      await page.getByRole('heading', { name: 'What do the columns of known.zip/skills.csv mean?' }).waitFor();
      expect(problems).toEqual([]);
      await close();
    },
    MINUTE,
  );

  it(
    'with a password is told as such, with what to do',
    async () => {
      const { page, give, close } = await open();
      await give('secret.zip', zipped({ 'equipo.csv': RATINGS }, 1));
      const refused = page.getByRole('region', { name: 'The files were refused; nothing was written.' });
      await refused.waitFor();
      expect(await refused.innerText()).toMatch(/password/);
      expect(await violations(page)).toEqual([]);
      await close();
    },
    MINUTE,
  );
});
