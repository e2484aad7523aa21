import { afterAll, afterEach, beforeEach, describe } from '@jest/globals';
import { openStore, type Store } from '#lib/store';
import type { Backend, Bench } from './bench.js';
import { commitContract } from './commit-contract.js';
import { diffContract } from './diff-contract.js';
import { factsContract } from './facts-contract.js';
import { historyContract } from './history-contract.js';
import { insideContract } from './inside-contract.js';
import { interruptionContract } from './interruption-contract.js';
import { missingContract } from './missing-contract.js';
import { peopleContract } from './people-contract.js';
import { undoContract } from './undo-contract.js';

/** What every store must do, written once. Run by a spec of each adapter. */
export function storeContract(name: string, backend: Backend): void {
  describe(`the ${name} store`, () => {
    let bench: Bench;
    const open: Store[] = [];

    beforeEach(async () => {
      const { address, options = {} } = await backend.fresh();
      const another = async (): Promise<Store> => {
        const store = await openStore(address, options);
        open.push(store);
        return store;
      };
      bench = { store: await another(), address, options, another, cases: backend.cases };
    });
    afterEach(async () => {
      await Promise.all(open.splice(0).map((store) => store.close()));
    });
    afterAll(() => backend.end());

    const current = (): Bench => bench;
    commitContract(current);
    undoContract(current);
    insideContract(current);
    diffContract(current);
    missingContract(current);
    historyContract(current);
    factsContract(current);
    peopleContract(current);
    interruptionContract(current);
  });
}
