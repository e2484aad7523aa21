import { parentPort } from 'node:worker_threads';
import { openSnapshot } from '#lib/engine';
import { directoryOf, NAMED_KINDS } from '../directory.js';
import { NameSearch } from '../name-search.js';
import { KEPT, type FromNames, type ToNames } from './messages.js';

/** A thread's side of `NamesElsewhere`: indexes of names over snapshots in shared memory. */
const kept = new Map<string, NameSearch>();

parentPort!.on('message', (message: ToNames) => {
  if (message.kind === 'snapshot') {
    const { shared } = message;
    const names = new NameSearch(directoryOf(openSnapshot(shared)));
    for (const kind of NAMED_KINDS) names.index(kind);
    kept.delete(shared.version);
    kept.set(shared.version, names);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return;
  }
  const names = kept.get(message.version)!;
  const answer: FromNames = { id: message.id, answer: answerOf(names, message) };
  parentPort!.postMessage(answer);
});

function answerOf(names: NameSearch, message: Exclude<ToNames, { kind: 'snapshot' }>): FromNames['answer'] {
  if (message.kind === 'read') return names.readHere(message.text);
  const { of, text, limit, how } = message;
  const found = how === 'search' ? names.search(of, text, limit) : names.rank(of, text, limit);
  return found.map(({ entry, score }) => ({ id: entry.id, score }));
}
