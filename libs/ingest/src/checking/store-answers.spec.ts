import { describe, expect, it } from '@jest/globals';
import type { Store } from '#lib/store';
import { StoreAnswers } from './store-answers.js';

/** A store that has the even ones, and says how often it was asked. */
function evenStore(kinds: readonly string[] = ['skill', 'role']): { readonly store: Store; readonly asked: number[] } {
  const asked: number[] = [];
  const existing = (things: readonly { readonly type: string; readonly id: string }[]) => {
    asked.push(things.length);
    const even = things.filter(({ id }) => Number(id) % 2 === 0);
    return Promise.resolve(new Set(even.map(({ type, id }) => `${type} ${id}`)));
  };
  return { store: { existing, kinds: () => Promise.resolve(new Set(kinds)) } as unknown as Store, asked };
}

describe('answers of the store', () => {
  it('come once for each question', async () => {
    const { store, asked } = evenStore();
    const answers = new StoreAnswers(store);
    for (let round = 0; round < 2; round += 1) {
      await answers.begin();
      for (const id of ['1', '2', '2']) answers.ask(['skill'], id);
      await answers.answer();
    }
    expect(asked).toEqual([2]);
    expect([answers.has('skill', '1'), answers.has('skill', '2'), answers.has('role', '2')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('are asked only of what the store has something of', async () => {
    const { store, asked } = evenStore(['role']);
    const answers = new StoreAnswers(store);
    await answers.begin();
    answers.ask(['skill'], '2');
    answers.ask(['skill', 'role'], '4');
    await answers.answer();
    expect([asked, answers.has('skill', '4'), answers.has('role', '4')]).toEqual([[1], false, true]);
  });

  it('stay until a batch is settled, however many there are', async () => {
    const { store } = evenStore();
    const answers = new StoreAnswers(store);
    for (let batch = 0; batch < 4; batch += 1) {
      await answers.begin();
      const ids = [0, ...Array.from({ length: 60_000 }, (_, at) => batch * 60_000 + at)].map(String);
      for (const id of ids) answers.ask(['skill'], id);
      await answers.answer();
      expect(ids.filter((id) => answers.has('skill', id) !== (Number(id) % 2 === 0))).toEqual([]);
    }
  });
});
