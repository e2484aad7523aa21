import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import type { Problem } from '#lib/model';

export interface Uploaded {
  /** Files as they were named, in a folder of their own. */
  readonly folder: string;
  readonly names: readonly string[];
  /** The part named `mapping`, when there is one. */
  readonly mapping?: string;
  /** Form fields beside the files. */
  readonly fields: Readonly<Record<string, string>>;
}

const MOST_FILES = 200;

/**
 * Streams the files of a multipart request to disk, so that memory does not grow with them.
 * @returns what was sent, or the problem: `not-multipart`, `upload-too-large`, `too-many-files`, `file-twice`, `no-files`, `upload-broken-off`
 */
export async function receive(
  request: IncomingMessage,
  into: string,
  limit: number,
  onBytes: (file: string, bytes: number) => void,
): Promise<Uploaded | Problem> {
  let parser: busboy.Busboy;
  try {
    parser = busboy({ headers: request.headers, limits: { files: MOST_FILES, fields: 20, fieldSize: 10_000 } });
  } catch {
    return broken('not-multipart', 'The body is no multipart form.', 'a multipart/form-data body with files');
  }
  const folder = path.join(into, 'files');
  await mkdir(folder);
  const names: string[] = [];
  const fields: Record<string, string> = {};
  const writing: Promise<void>[] = [];
  let mapping: string | undefined;
  let bytes = 0;
  let problem: Problem | undefined;

  parser.on('file', (field, stream, { filename }) => {
    const name = safeName(filename);
    if (names.includes(name)) problem ??= broken('file-twice', `The file ${name} was sent twice.`, 'each file once');
    if (problem) return void stream.resume();
    const target = field === 'mapping' ? path.join(into, 'mapping') : path.join(folder, name);
    if (field === 'mapping') mapping = target;
    else names.push(name);
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > limit) problem ??= tooLarge(limit);
        else onBytes(name, bytes);
        done(null, problem ? undefined : chunk);
      },
    });
    writing.push(pipeline(stream, count, createWriteStream(target)));
  });
  parser.on('field', (name, value) => void (fields[name] = value));
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
  return { folder, names, fields, ...(mapping === undefined ? {} : { mapping }) };
}

/** The last part of the name, without what a file system could take amiss. */
function safeName(name: string | undefined): string {
  const last = path.posix.basename((name ?? '').replaceAll('\\', '/'));
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  const clean = last.replace(/[\u0000-\u001f<>:"|?*]/g, '_').slice(0, 200);
  return /^\.*$/.test(clean) ? 'upload.csv' : clean;
}

function broken(code: string, message: string, expected: string): Problem {
  return { code, message, expected, next: 'Send the files as parts of one multipart/form-data body.' };
}

function tooLarge(limit: number): Problem {
  return {
    code: 'upload-too-large',
    message: `The files are larger than ${limit} bytes together.`,
    expected: `at most ${limit} bytes`,
    next: 'Use the command line for large files: stackway import <folder>.',
  };
}
