import type { Request } from 'express';
import type { Caller } from '../access/caller.js';

/** A request that has been through `entrance.ts`. */
export interface Entered extends Request {
  requestId: string;
  caller: Caller;
}
