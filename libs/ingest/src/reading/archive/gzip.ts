import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { beyondLimits, refuseBeyondLimits, refuseDamaged } from './limits.js';

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

export function isZlibError(error: unknown): error is Error & { readonly code: string } {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');
}

/**
 * A file that says it unpacks to too much is unpacked to see whether it is true (a file that was cut off says anything), so that no row of
 * a bomb is read.
 * @throws Unreadable `archive-damaged` or `archive-too-large`
 */
export async function refuseGzipBomb(path: string, file: string): Promise<void> {
  const handle = await open(path);
  let suspicious: boolean;
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, Math.max(0, size - 4));
    suspicious = bytesRead === 4 && beyondLimits(size, buffer.readUInt32LE()) !== undefined;
  } finally {
    await handle.close();
  }
  if (!suspicious) return;
  for await (const chunk of gunzipped(path, file)) void chunk;
}
