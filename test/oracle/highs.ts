import type { Highs } from 'highs';
import * as highs from 'highs';

/** HiGHS, loaded. (Its types describe the CommonJS build, while Node imports the other one, whose default is the loader.) */
export function loadHighs(): Promise<Highs> {
  return (highs as unknown as { default: () => Promise<Highs> }).default();
}
