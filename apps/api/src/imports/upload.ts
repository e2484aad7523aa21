import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import type { Problem } from '#lib/model';

export interface Uploaded {
  /** Files as they were named, in a folder of their own. */
  readonly folder: string;
  readonly names: readonly string[];
  /** Form fields beside the files. */
  readonly fields: Readonly<Record<string, string>>;
}

const MOST_FILES = 200;
/** Bytes of a form field: a mapping is the longest. */
const LONGEST_FIELD = 256 * 1024;
/** Folders within folders. */
const DEEPEST = 8;

/**
 * Streams the files of a multipart request to disk, so that memory does not grow with them.
 * @returns what was sent, or the problem: `not-multipart`, `upload-too-large`, `field-too-long`, `too-many-files`, `file-twice`, `no-files`, `upload-broken-off`
 */
export async function receive(
  request: IncomingMessage,
  into: string,
  limit: number,
  onBytes: (file: string, bytes: number) => void,
): Promise<Uploaded | Problem> {
  let parser: busboy.Busboy;
  try {
    parser = busboy({
      headers: request.headers,
      preservePath: true,
      limits: { files: MOST_FILES, fields: 20, fieldSize: LONGEST_FIELD },
    });
  } catch {
    return broken('not-multipart', 'The body is no multipart form.', 'a multipart/form-data body with files');
  }
  const folder = path.join(into, 'files');
  await mkdir(folder);
  const names: string[] = [];
  const fields: Record<string, string> = {};
  const writing: Promise<void>[] = [];
  let bytes = 0;
  let problem: Problem | undefined;

  parser.on('file', (_field, stream, { filename }) => {
    const name = safeName(filename);
    if (names.includes(name)) problem ??= broken('file-twice', `The file ${name} was sent twice.`, 'each file once');
    if (problem) return void stream.resume();
    names.push(name);
    const target = path.join(folder, name);
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > limit) problem ??= tooLarge(limit);
        else onBytes(name, bytes);
        done(null, problem ? undefined : chunk);
      },
    });
    writing.push(write(stream, count, target));
  });
  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) problem ??= tooLong(name);
    fields[name] = value;
  });
  parser.on('filesLimit', () => {
    problem ??= broken('too-many-files', `There are more than ${MOST_FILES} files.`, `at most ${MOST_FILES} files`);
  });

  try {
    await pipeline(request, parser);
    await Promise.all(writing);
  } catch {
    await Promise.allSettled(writing);
    return problem ?? broken('upload-broken-off', 'The upload ended before its end.', 'a whole multipart body');
  }
  if (problem) return problem;
  if (names.length === 0) return broken('no-files', 'The form holds no file.', 'at least one file');
  return { folder, names, fields };
}

async function write(stream: Readable, through: Transform, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  await pipeline(stream, through, createWriteStream(target));
}

/** The name, folders within the upload kept, without what a file system could take amiss and without a way out of the folder. */
function safeName(name: string | undefined): string {
  const parts = (name ?? '')
    .split(/[\\/]+/)
    .map(safePart)
    .filter((part) => !/^\.*$/.test(part));
  return parts.length === 0 || parts.length > DEEPEST ? 'upload.csv' : parts.join('/');
}

function safePart(part: string): string {
  return part.replace(/[\u0000-\u001f<>:"|?*]/g, '_').slice(0, 200);
}

function broken(code: string, message: string, expected: string): Problem {
  return { code, message, expected, next: 'Send the files as parts of one multipart/form-data body.' };
}

function tooLong(field: string): Problem {
  return {
    code: 'field-too-long',
    message: `The field ${field} is longer than ${LONGEST_FIELD} bytes.`,
    found: field,
    expected: `at most ${LONGEST_FIELD} bytes`,
    next: `Shorten ${field}.`,
  };
}

function tooLarge(limit: number): Problem {
  return {
    code: 'upload-too-large',
    message: `The files are larger than ${limit} bytes together.`,
    expected: `at most ${limit} bytes`,
    next: 'Use the command line for large files: stackway import <folder>.',
  };
}
