import neo4j, {
  type BookmarkManager,
  type Driver,
  type ManagedTransaction,
  type Session,
  type Transaction,
} from 'neo4j-driver';
import { CypherFiles, type OpenName } from './cypher.js';
import { asUnavailable, tooOld } from './unavailable.js';

export interface GraphOptions {
  readonly address: string;
  readonly username: string;
  readonly password: string | undefined;
  readonly database: string | undefined;
}

/** Runs a query of `cypher/` inside one transaction. */
export interface Work {
  /** @returns the rows as plain objects; whole numbers are JavaScript numbers (all of ours are below 2^53) */
  readonly run: <T>(
    file: string,
    parameters?: Readonly<Record<string, unknown>>,
    names?: Partial<Record<OpenName, string>>,
  ) => Promise<T[]>;
}

/** What a writing is to end in. */
export interface Outcome<T> {
  readonly keep: boolean;
  readonly value: T;
}

/** Ends a managed transaction that is not to be kept. */
class Discarded<T> extends Error {
  constructor(readonly value: T) {
    super('discarded');
  }
}

/**
 * One driver to one database. Sessions are always closed; bookmarks are shared, so that whoever asks here sees what was written
 * here, on a cluster too.
 */
export class Graph {
  readonly #driver: Driver;
  readonly #bookmarks: BookmarkManager = neo4j.bookmarkManager();
  readonly #files = new CypherFiles();

  constructor(private readonly options: GraphOptions) {
    const { address, username, password } = options;
    const auth = password === undefined ? undefined : neo4j.auth.basic(username, password);
    this.#driver = neo4j.driver(address, auth, {
      disableLosslessIntegers: true,
      fetchSize: 10_000,
      connectionTimeout: 10_000,
      telemetryDisabled: true,
      userAgent: 'stackway',
      notificationFilter: { minimumSeverityLevel: 'OFF' },
    });
  }

  /** @throws StoreUnavailable when nobody answers, the password is wrong or the server too old */
  async check(): Promise<void> {
    const { address, database } = this.options;
    const { agent = '' } = await this.#guard(() =>
      this.#driver.getServerInfo(database === undefined ? {} : { database }),
    );
    const version = /\/(\d+)\.(\d+)/.exec(agent);
    if (version && Number(version[1]) * 1000 + Number(version[2]) < 5026) throw tooOld(address, agent);
    await this.read((work) => work.run('version'));
  }

  /** Reads in one transaction; transient faults are tried again. */
  read<T>(work: (work: Work) => Promise<T>): Promise<T> {
    return this.#session('READ', (session) => session.executeRead((tx) => work(this.#work(tx))));
  }

  /** Writes in one transaction, all of it or nothing; transient faults are tried again, so the work may run more than once. */
  write<T>(work: (work: Work) => Promise<Outcome<T>>): Promise<T> {
    return this.#session('WRITE', async (session) => {
      try {
        return await session.executeWrite(async (tx) => {
          const { keep, value } = await work(this.#work(tx));
          if (!keep) throw new Discarded(value);
          return value;
        });
      } catch (error) {
        if (error instanceof Discarded) return error.value as T;
        throw error;
      }
    });
  }

  /** As {@link write}, for work that cannot run twice, such as reading a stream. */
  writeOnce<T>(work: (work: Work) => Promise<Outcome<T>>): Promise<T> {
    return this.#session('WRITE', async (session) => {
      const tx = await session.beginTransaction();
      try {
        const { keep, value } = await work(this.#work(tx));
        await (keep ? tx.commit() : tx.rollback());
        return value;
      } finally {
        // Rolls back when it is still open.
        await tx.close();
      }
    });
  }

  /** Runs one statement by itself: changes of the schema stand alone. */
  alone(statement: string): Promise<void> {
    return this.#session('WRITE', async (session) => {
      await session.run(statement);
    });
  }

  text(file: string): string {
    return this.#files.text(file);
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  #work(tx: ManagedTransaction | Transaction): Work {
    return {
      run: <T>(file: string, parameters = {}, names = {}) => runLean<T>(tx, this.#files.text(file, names), parameters),
    };
  }

  async #session<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    const { database } = this.options;
    const session = this.#driver.session({
      defaultAccessMode: neo4j.session[mode],
      bookmarkManager: this.#bookmarks,
      ...(database === undefined ? {} : { database }),
    });
    try {
      return await this.#guard(() => work(session));
    } finally {
      await session.close();
    }
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw asUnavailable(error, this.options.address);
    }
  }
}

/**
 * The driver keeps every result of a transaction until its end, with its parameters and, once awaited, its records: a large
 * import would pile up in memory. So rows are taken one by one, and the parameters emptied when the query is done.
 */
function runLean<T>(
  tx: ManagedTransaction | Transaction,
  text: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<T[]> {
  const given: Record<string, unknown> = { ...parameters };
  return new Promise((resolve, reject) => {
    const rows: T[] = [];
    tx.run(text, given).subscribe({
      onNext: (record) => rows.push(record.toObject()),
      onCompleted: () => {
        for (const name of Object.keys(given)) delete given[name];
        resolve(rows);
      },
      onError: reject,
    });
  });
}
