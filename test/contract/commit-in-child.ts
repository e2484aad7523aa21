/*
 * A process of its own that commits generated facts: `node commit-in-child.js <address> <facts> <dies after> <options as JSON>`.
 * With `dies after` above 0 it kills itself when so many facts have gone into the store (all: just before they become visible), so that no code
 * of ours can tidy up.
 */
import { openStore, type OpenOptions, type Stated } from '#lib/store';
import { changeSet, fact, skill } from './telling.js';

const [address, facts, diesAfter, options] = process.argv.slice(2) as [string, string, string, string];
const store = await openStore(address, JSON.parse(options) as OpenOptions);

/** Every second fact carries 1,000 letters of its own: all of them together are more than the heap this process is given. */
function one(index: number): Stated['fact'] {
  if (index % 2 === 0) return skill(`s${index}`, { description: Buffer.alloc(1000, `${index} `).toString('latin1') });
  const role = `r${Math.floor(index / 100)}`;
  if (index % 100 === 1) return fact('role', { id: role, title: role });
  return fact('roleSkill', { role, skill: `s${(index * 2) % Number(facts)}`, level: 1 + (index % 5) });
}

async function* stream(): AsyncGenerator<readonly Stated[]> {
  for (let start = 0; start < Number(facts); start += 1000) {
    if (Number(diesAfter) > 0 && start >= Number(diesAfter)) process.kill(process.pid, 'SIGKILL');
    yield Array.from({ length: 1000 }, (_, index) => ({ fact: one(start + index), file: 0, line: start + index + 2 }));
  }
}

const set = changeSet('generated', { stream: stream() });
const finish: typeof set.finish = (found) => {
  // All is written but for the last word.
  if (Number(diesAfter) === Number(facts)) process.kill(process.pid, 'SIGKILL');
  return set.finish(found);
};
const committed = await store.commit({ ...set, finish });
await store.close();
console.log(JSON.stringify(committed));
