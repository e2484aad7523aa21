import type { ProfileFile, ProfileTable } from '../profiles/profile-file.js';

interface Column {
  readonly heading: string;
  readonly column: string | null;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A proposal as a profile: what its columns mean, by their headings. @param like `courses/courses` */
export function proposedProfile(name: string, like: string, proposed: readonly Column[]): ProfileFile {
  const named = proposed.filter((each) => each.column !== null);
  const names = [...new Set(named.map(({ column }) => column!))];
  const columns = Object.fromEntries(
    names.map((name) => {
      const same = named.filter(({ column }) => column === name);
      const options = Object.assign({}, ...same.map((each) => each.options)) as Column['options'];
      const headings = same.map(({ heading }) => heading);
      const where = headings.length > 1 ? { headings } : { heading: headings[0]! };
      return [name, Object.keys(options).length > 0 ? { ...where, options } : where];
    }),
  );
  // Files of the same name that are like other tables are other sources: `export/courses`, `export/postings`.
  const table = like.slice(like.indexOf('/') + 1);
  return {
    profile: 1,
    name,
    title: `A file like ${like}`,
    tables: [{ table, like, columns } as unknown as ProfileTable],
  };
}
