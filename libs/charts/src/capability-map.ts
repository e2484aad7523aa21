import type { Box, Chart, Mark, Size, Text } from './chart.js';
import { NARROW, PAD } from './rows.js';
import { block, NAME, NOTE } from './text.js';

export interface TeamCell {
  readonly skill: string;
  readonly skillName: string;
  readonly team: string;
  /** Level the team's roles need. */
  readonly level: number;
  /** People whose role needs it, who hold it at that level, who hold it lower, whose level ends within a year. */
  readonly needed: number;
  readonly atLevel: number;
  readonly below: number;
  readonly expiring: number;
  readonly nextExpiry: string | null;
  /** Anybody in the team who holds it at `level`, whether their own role needs it or not. */
  readonly holders: number;
  /** holders = 1 */
  readonly singlePointOfFailure: boolean;
}
export interface CapabilityData {
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly cells: readonly TeamCell[];
  /** How many skills to draw, those first that most people lack; absent: all. The table always has all. */
  readonly most?: number | undefined;
}
export interface CapabilityWords {
  summary(data: CapabilityData): string;
  label(cell: TeamCell, team: string): string;
  /** "3 of 5" */
  count(cell: TeamCell): string;
  /** The word below the count: only one person, ends soon, nobody; empty when all is well. */
  flag(cell: TeamCell): string;
  readonly caption: string;
  readonly columns: Record<
    'team' | 'skill' | 'level' | 'needed' | 'atLevel' | 'below' | 'holders' | 'single' | 'expiring' | 'next',
    string
  >;
  yes(value: boolean): string;
}
export interface CapabilityMark extends Mark {
  readonly box: Box;
  readonly count: Text;
  readonly flag: Text;
  /** Share of the people needed who hold it at level, 0 to 1. */
  readonly coverage: number;
  /** nobody: no one holds it at the team's level, nor at the lower one of their own role. */
  readonly state: 'nobody' | 'single' | 'short' | 'covered';
  readonly expiring: boolean;
  /** Where the sign of a single point of failure stands. */
  readonly sign: { readonly x: number; readonly y: number };
}
export interface CapabilityMap extends Chart<CapabilityMark> {
  /** Skill names, one a row, repeated in each panel. */
  readonly rowNames: readonly Text[];
  readonly columnNames: readonly Text[];
}

const CELL_WIDTH = 96;
const CELL_HEIGHT = 40;
const GAP = 4;

/** Teams across, skills down, worst rows first. Where not all teams fit side by side, further panels follow below. */
export function capabilityMap(data: CapabilityData, size: Size, words: CapabilityWords): CapabilityMap {
  const stacked = size.width < NARROW;
  const nameWidth = stacked ? 0 : Math.round(Math.min(280, size.width * 0.32));
  const left = stacked ? 0 : nameWidth + 16;
  const fit = Math.max(1, Math.floor((size.width - left + GAP) / ((stacked ? 76 : CELL_WIDTH) + GAP)));
  const panels = Math.ceil(data.teams.length / fit);
  const perPanel = Math.ceil(data.teams.length / Math.max(1, panels));
  const width = Math.min(200, (size.width - left + GAP) / Math.max(1, perPanel) - GAP);
  const skills = order(data.cells).slice(0, data.most);
  const marks: CapabilityMark[] = [];
  const rowNames: Text[] = [];
  const columnNames: Text[] = [];
  let top = 0;
  for (let panel = 0; panel < panels; panel++) {
    const teams = data.teams.slice(panel * perPanel, (panel + 1) * perPanel);
    const heads = teams.map((team, i) =>
      block(team.name, { x: left + i * (width + GAP), top: 0, width: width - 4 }, NOTE),
    );
    const head = Math.max(0, ...heads.map((text) => text.height));
    columnNames.push(...heads.map((text) => ({ ...text, y: text.y + top + head - text.height })));
    top += head + PAD;
    for (const skill of skills.filter(([id]) => teams.some((team) => find(data, id, team.id)))) {
      const name = block(skill[1], { x: 0, top, width: stacked ? size.width : nameWidth }, NAME);
      const height = stacked ? CELL_HEIGHT : Math.max(CELL_HEIGHT, name.height);
      rowNames.push(stacked ? { ...name, y: name.y + PAD } : { ...name, y: name.y + (height - name.height) / 2 });
      if (stacked) top += name.height + PAD + 4;
      teams.forEach((team, i) => {
        const cell = find(data, skill[0], team.id);
        if (cell) marks.push(mark(cell, team.name, { x: left + i * (width + GAP), y: top, width, height }, words));
      });
      top += height + GAP;
    }
    top += 24;
  }
  return {
    width: size.width,
    height: Math.max(0, top - 24),
    marks,
    rowNames,
    columnNames,
    axes: [],
    summary: words.summary(data),
    table: table(data, words),
  };
}

function find(data: CapabilityData, skill: string, team: string): TeamCell | undefined {
  return data.cells.find((cell) => cell.skill === skill && cell.team === team);
}

/** Skills by how many people are missing in all teams together, then by name. */
function order(cells: readonly TeamCell[]): [string, string][] {
  const missing = new Map<string, { name: string; missing: number }>();
  for (const cell of cells) {
    const before = missing.get(cell.skill)?.missing ?? 0;
    missing.set(cell.skill, { name: cell.skillName, missing: before + Math.max(0, cell.needed - cell.atLevel) });
  }
  return [...missing]
    .sort(([, a], [, b]) => b.missing - a.missing || (a.name < b.name ? -1 : 1))
    .map(([id, { name }]) => [id, name]);
}

function mark(cell: TeamCell, team: string, box: Box, words: CapabilityWords): CapabilityMark {
  const flag = words.flag(cell);
  const top =
    box.y + (flag === '' ? (box.height - NAME.lineHeight) / 2 : (box.height - NAME.lineHeight - NOTE.lineHeight) / 2);
  return {
    id: `${cell.team} ${cell.skill}`,
    label: words.label(cell, team),
    band: box,
    box,
    count: block(words.count(cell), { x: box.x + 10, top, width: box.width - 12 }, NAME),
    flag: block(flag, { x: box.x + 10, top: top + NAME.lineHeight, width: 400 }, NOTE),
    coverage: cell.needed === 0 ? 1 : Math.min(1, cell.atLevel / cell.needed),
    state: stateOf(cell),
    expiring: cell.expiring > 0,
    sign: { x: box.x + box.width - 12, y: box.y + 12 },
  };
}

function stateOf(cell: TeamCell): CapabilityMark['state'] {
  if (cell.atLevel === 0 && cell.holders === 0) return 'nobody';
  if (cell.singlePointOfFailure) return 'single';
  return cell.atLevel < cell.needed ? 'short' : 'covered';
}

function table(data: CapabilityData, words: CapabilityWords): CapabilityMap['table'] {
  const { columns } = words;
  const teams = new Map(data.teams.map((team) => [team.id, team.name]));
  return {
    caption: words.caption,
    columns: [
      { heading: columns.team, kind: 'text' },
      { heading: columns.skill, kind: 'text' },
      { heading: columns.level, kind: 'number' },
      { heading: columns.needed, kind: 'number' },
      { heading: columns.atLevel, kind: 'number' },
      { heading: columns.below, kind: 'number' },
      { heading: columns.holders, kind: 'number' },
      { heading: columns.single, kind: 'text' },
      { heading: columns.expiring, kind: 'number' },
      { heading: columns.next, kind: 'day' },
    ],
    rows: data.cells.map((c) => [
      teams.get(c.team) ?? c.team,
      c.skillName,
      c.level,
      c.needed,
      c.atLevel,
      c.below,
      c.holders,
      words.yes(c.singlePointOfFailure),
      c.expiring,
      c.nextExpiry,
    ]),
  };
}
