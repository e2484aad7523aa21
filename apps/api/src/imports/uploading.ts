import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Response } from 'express';
import type { Problem, Refusal } from '#lib/model';
import { isAdmin, isSignedIn } from '../access/caller.js';
import type { Entered } from '../http/request.js';
import { NOT_YOURS, problemBody, SIGN_IN } from '../http/told.js';

/** Where uploads are kept while they are read, and how many bytes one may have. */
export interface Uploads {
  readonly folder: string;
  readonly limit: number;
}
export const UPLOADS = Symbol('uploads');

/** Uploads are for admins: answers everybody else. */
export function turnsAway({ caller }: Entered, response: Response): boolean {
  if (!isSignedIn(caller)) refuse(response, 401, SIGN_IN);
  else if (!isAdmin(caller)) refuse(response, 403, NOT_YOURS);
  return response.headersSent;
}

/** Gives the work a folder of its own, which is gone when it ends. */
export async function inFolder<T>({ folder }: Uploads, work: (folder: string) => Promise<T>): Promise<T> {
  const own = await mkdtemp(path.join(folder, 'stackway-upload-'));
  try {
    return await work(own);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** Nobody needs to know where uploads lie. */
export function withoutFolder<T extends object>(outcome: T, folder: string): T {
  const inside = JSON.stringify(`${folder}${path.sep}`).slice(1, -1);
  return JSON.parse(JSON.stringify(outcome).replaceAll(inside, '')) as T;
}

/** A mapping as a form sends it, as JSON. @returns what it holds (undefined where there is none), or the problem `not-json` */
export function mappingIn(text: string | undefined): { readonly mapping?: object } | Problem {
  if (text === undefined || text === '') return {};
  try {
    const mapping: unknown = JSON.parse(text);
    if (typeof mapping === 'object' && mapping !== null) return { mapping };
  } catch {
    // told below
  }
  return {
    code: 'not-json',
    message: 'The mapping is no JSON.',
    found: text.slice(0, 60),
    expected: 'a JSON object as docs/how-to-add-a-profile.md describes it',
    next: 'Send the mapping as the field "mapping", as JSON.',
  };
}

export function statusOf(refusal: Refusal): number {
  const code = refusal.problems[0]?.code;
  return code === 'upload-too-large' ? 413 : code === 'none-rejected' ? 404 : 400;
}

export function refuse(response: Response, status: number, problem: Problem): void {
  response.status(status).json(problemBody(problem));
}
