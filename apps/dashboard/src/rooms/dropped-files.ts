import type { Chosen } from '../ask/imports.js';

/** Files from an input; those of a folder keep their path within it. Hidden files are left out. */
export function chosenFiles(list: FileList): Chosen[] {
  return [...list].map((file) => ({ file, path: file.webkitRelativePath || file.name })).filter(visible);
}

/** Files and folders dropped on the page, folders read to their depth. Must be called while the drop event is handled. */
export async function droppedFiles(items: DataTransferItemList): Promise<Chosen[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return (await Promise.all(entries.map(read))).flat().filter(visible);
}

function visible({ path }: Chosen): boolean {
  return !path.split('/').some((part) => part.startsWith('.'));
}

async function read(entry: FileSystemEntry): Promise<Chosen[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile)
    return [{ path, file: await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail)) }];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(read))).flat();
}
