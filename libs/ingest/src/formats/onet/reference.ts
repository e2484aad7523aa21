import { skippedTable, type Format } from '../format.js';
import { CODE, ELEMENT } from './things.js';

/* Tables of O*NET that hold no facts of ours: recognised, so that a whole release can be imported as one folder, and their rows counted as skipped. */

const ERRORS = ['N', 'Standard Error', 'Lower CI Bound', 'Upper CI Bound', 'Recommend Suppress', 'Not Relevant'];
const COMMON = ['Title', 'Element Name', 'Scale Name', 'Date', 'Domain Source', ...ERRORS];

const table = (name: string, required: readonly string[], optional: readonly string[] = []): Format =>
  skippedTable('onet', name, required, optional, `O*NET's ${name} is not kept`);

export const REFERENCE: readonly Format[] = [
  table(
    'Education, Training, and Experience Categories',
    [ELEMENT, 'Scale ID', 'Category', 'Category Description'],
    COMMON,
  ),
  table('Scales Reference', ['Scale ID', 'Scale Name', 'Minimum', 'Maximum']),
  table('Level Scale Anchors', [ELEMENT, 'Scale ID', 'Anchor Value', 'Anchor Description'], COMMON),
  table(
    'Job Zone Reference',
    ['Job Zone', 'Name', 'Experience', 'Education'],
    ['Job Training', 'Examples', 'SVP Range'],
  ),
  table('Task Statements', [CODE, 'Task ID', 'Task'], ['Task Type', 'Incumbents Responding', ...COMMON]),
  table('Task Ratings', [CODE, 'Task ID', 'Scale ID', 'Data Value'], ['Task', 'Category', ...COMMON]),
  table('Task Categories', ['Scale ID', 'Category', 'Category Description'], ['Scale Name']),
  table('Tasks to DWAs', [CODE, 'Task ID', 'DWA ID'], ['Task', 'DWA Title', ...COMMON]),
  table('DWA Reference', [ELEMENT, 'IWA ID', 'DWA ID', 'DWA Title'], ['Element Name', 'IWA Title']),
  table('IWA Reference', [ELEMENT, 'IWA ID', 'IWA Title'], ['Element Name']),
  table('Emerging Tasks', [CODE, 'Task', 'Category'], ['Original Task ID', 'Original Task', ...COMMON]),
  table(
    'Related Occupations',
    [CODE, 'Related O*NET-SOC Code'],
    ['Title', 'Related Title', 'Relatedness Tier', 'Index'],
  ),
  table('Sample of Reported Titles', [CODE, 'Reported Job Title'], ['Title', 'Shown in My Next Move']),
  table('Occupation Level Metadata', [CODE, 'Item', 'Response'], ['N', 'Percent', ...COMMON]),
  table('Survey Booklet Locations', [ELEMENT, 'Survey Item Number'], ['Element Name', 'Scale ID', 'Scale Name']),
  table('Tools Used', [CODE, 'Example', 'Commodity Code'], ['Title', 'Commodity Title']),
  table(
    'UNSPSC Reference',
    ['Commodity Code', 'Commodity Title', 'Class Code', 'Class Title'],
    [...['Family Code', 'Family Title', 'Segment Code', 'Segment Title']],
  ),
];
