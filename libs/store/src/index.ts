export * from './port.js';
export type { Found } from './changes.js';
export * from './open.js';
