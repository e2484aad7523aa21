import { t } from '../../messages/index.js';

/** A table that a file can be like, in words. */
export const targetName = (target: string): string => t.mapping.targets[target] ?? target;

/** A column of such a table, in words. */
export const columnName = (column: string): string => t.mapping.columns[column] ?? column;
