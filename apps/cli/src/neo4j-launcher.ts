import type { Refusal } from '#lib/model';

export interface RunningNeo4j {
  readonly uri: string;
  readonly port: number;
  readonly pid: number;
  readonly home: string;
}

interface Launcher {
  startNeo4j: (options: {
    readonly home: string;
    readonly port: number;
    readonly password?: string;
    readonly cache: string;
  }) => Promise<RunningNeo4j | Refusal>;
  stopNeo4j: (home: string) => Promise<void>;
  neo4jStatus: (home: string) => Promise<RunningNeo4j | undefined>;
}

/** The launcher of `#lib/store`, loaded when it is called for. */
export async function launcher(): Promise<Launcher> {
  return (await import('#lib/store')) as unknown as Launcher;
}
