import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { refuseBeyondLimits, refuseDamaged } from './limits.js';

/**
 * Unpacks a gzip file as it is read, within the limits for archives.
 * @param onBytes told the packed bytes that were read
 * @throws Unreadable `archive-damaged` or `archive-too-large`
 */
export async function* gunzipped(
  path: string,
  file: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const packed = createReadStream(path);
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  // Errors of either end the reading below; a reader that stops early ends both.
  const flow = pipeline(packed, gunzip).catch(() => undefined);
  let [unpacked, told] = [0, 0];
  try {
    for await (const chunk of gunzip) {
      const bytes = chunk as Buffer;
      unpacked += bytes.length;
      refuseBeyondLimits(file, packed.bytesRead, unpacked);
      onBytes?.(packed.bytesRead - told);
      told = packed.bytesRead;
      yield bytes;
    }
    onBytes?.(packed.bytesRead - told);
  } catch (error) {
    if (isZlibError(error)) refuseDamaged(file, error.message);
    throw error;
  } finally {
    packed.destroy();
    gunzip.destroy();
    await flow;
  }
}

export function isZlibError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
