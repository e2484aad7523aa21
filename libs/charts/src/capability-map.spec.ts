import { describe, expect, it } from '@jest/globals';
import { capabilityMap, type CapabilityData, type CapabilityWords, type TeamCell } from './capability-map.js';

const words: CapabilityWords = {
  summary: ({ teams, cells }) => `${teams.length} × ${cells.length}`,
  label: (cell, team) => `${team} ${cell.skillName} ${cell.atLevel}/${cell.needed}`,
  count: (cell) => `${cell.atLevel}/${cell.needed}`,
  flag: (cell) => (cell.singlePointOfFailure ? 'alone' : ''),
  caption: 'Map',
  columns: {
    team: 't',
    skill: 's',
    level: 'l',
    needed: 'n',
    atLevel: 'a',
    below: 'b',
    holders: 'h',
    single: '1',
    expiring: 'e',
    next: 'x',
  },
  yes: (value) => (value ? 'yes' : 'no'),
};
function cell(team: string, skill: string, needed: number, atLevel: number, holders = atLevel): TeamCell {
  return {
    team,
    skill,
    skillName: skill.toUpperCase(),
    level: 3,
    needed,
    atLevel,
    below: 0,
    expiring: 0,
    nextExpiry: null,
    holders,
    singlePointOfFailure: holders === 1,
  };
}
const teams = ['one', 'two', 'three', 'four', 'five', 'six'].map((id) => ({ id, name: `Team ${id}` }));
const data: CapabilityData = {
  teams,
  cells: [
    cell('one', 'calm', 2, 2),
    cell('one', 'python', 4, 1),
    cell('two', 'python', 2, 0),
    cell('six', 'sql', 3, 2),
  ],
};

describe('capabilityMap', () => {
  it('tells nobody, one alone, too few and enough apart', () => {
    const { marks } = capabilityMap(data, { width: 1000 }, words);
    expect(marks.map((mark) => [mark.id, mark.state, mark.coverage])).toEqual([
      ['one python', 'single', 0.25],
      ['two python', 'nobody', 0],
      ['six sql', 'short', 2 / 3],
      ['one calm', 'covered', 1],
    ]);
  });
  it('counts who could step in: nobody only where none holds it at the level of the team nor of their own role', () => {
    const cells = [cell('one', 'a', 2, 0, 0), cell('two', 'a', 2, 0, 1), cell('three', 'a', 2, 0, 2)];
    const below = [cell('four', 'a', 7, 3, 1), cell('five', 'a', 2, 1, 0), cell('six', 'a', 2, 2, 0)];
    const { marks } = capabilityMap({ teams, cells: [...cells, ...below] }, { width: 1000 }, words);
    expect(marks.map(({ state }) => state)).toEqual(['nobody', 'single', 'short', 'single', 'short', 'covered']);
  });
  it('puts the skill first that most people lack, and draws no more than asked', () => {
    const names = (most?: number) =>
      capabilityMap({ ...data, most }, { width: 1000 }, words).rowNames.map((text) => text.lines[0]);
    expect(names()).toEqual(['PYTHON', 'SQL', 'CALM']);
    expect(names(1)).toEqual(['PYTHON']);
    expect(capabilityMap({ ...data, most: 1 }, { width: 1000 }, words).table.rows).toHaveLength(4);
  });
  it.each([320, 360, 700, 1200])(
    'goes on in further panels so that every cell stays on a page of %i pixels',
    (width) => {
      const { marks, columnNames, height } = capabilityMap(data, { width }, words);
      expect(columnNames).toHaveLength(6);
      for (const { box } of marks) {
        expect(box.width).toBeGreaterThanOrEqual(72);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
      }
    },
  );
  it('stands a cell under its team', () => {
    const { marks, columnNames } = capabilityMap(data, { width: 1000 }, words);
    expect(marks[1]!.box.x).toBe(columnNames[1]!.x);
  });
  it('is empty without teams', () => {
    expect(capabilityMap({ teams: [], cells: [] }, { width: 360 }, words)).toMatchObject({ marks: [], height: 0 });
  });
});
