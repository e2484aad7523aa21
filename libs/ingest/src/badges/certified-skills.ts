import type { Fact } from '#lib/model';
import type { MapContext } from '../formats/format.js';
import { factOf } from './fact-of.js';
import { isNode, listOf, textIn, type Node } from './json-node.js';

/** Alignments to credentials and rubrics are none to skills. */
const OTHERS = /^(ceterms:|CTDL$|CFRubric|ext:)/;

/**
 * The skills that a credential certifies: what its alignments and tags name, by address or code or name. What fits no skill waits as
 * an unmatched one; nothing is guessed.
 */
export function certifiedSkills(credential: string, about: Node, { names, weights }: MapContext): readonly Fact[] {
  const level = weights.at('catalogues.level');
  const aligned = [...listOf(about['alignment']), ...listOf(about['alignments'])].filter(isNode);
  const named = [
    ...aligned.filter((each) => !OTHERS.test(textIn(each['targetType']) ?? '')).map(spellings),
    ...[...listOf(about['tags']), ...listOf(about['tag'])].map((tag) => [textIn(tag)]),
  ];
  const facts = new Map<string, Fact>();
  for (const each of named) {
    const texts = each.filter((text): text is string => text !== undefined);
    const name = texts.at(-1);
    if (name === undefined) continue;
    const meaning = texts.map((text) => names?.meaning('skill', text)).find((found) => found !== undefined);
    if (meaning === 'nothing') continue;
    const made = meaning
      ? factOf('credentialSkill', { credential, skill: meaning.id, level })
      : factOf('unmatchedSkill', { of: credential, name, level });
    for (const fact of made) facts.set(JSON.stringify(fact), fact);
  }
  return [...facts.values()];
}

/** The address and code of what is aligned to, and last its name. */
const spellings = (each: Node): readonly (string | undefined)[] => [
  textIn(each['targetUrl'] ?? each['url']),
  textIn(each['targetCode']),
  textIn(each['targetName'] ?? each['name']),
];
