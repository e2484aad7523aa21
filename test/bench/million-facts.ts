import type { Fact, Level } from '#lib/model';
import type { MadeCatalogue } from './million-catalogue.js';

const id = (letter: string, position: number): string => `${letter}${String(position).padStart(8, '0')}`;

/** A made catalogue as facts: ids in the order of positions, so that a snapshot of them has the same positions. */
export function factsOf({ columns, offers, roles }: MadeCatalogue): Fact[] {
  const facts: Fact[] = [{ type: 'issuer', id: 'i', name: 'Issuer' }];
  const { gives, needs, alternatives, members } = columns;
  for (let s = 0; s < columns.skills; s++) facts.push({ type: 'skill', id: id('s', s), name: `Skill ${s}` });
  roles.forEach((wanted, r) => {
    facts.push({ type: 'role', id: id('r', r), title: `Role ${r}` });
    for (const [skill, level] of wanted) {
      facts.push({ type: 'roleSkill', role: id('r', r), skill: id('s', skill), level: level as Level });
    }
  });
  for (let c = 0; c < columns.credentials; c++) {
    facts.push({
      type: 'credential',
      id: id('c', c),
      name: `Credential ${c}`,
      issuer: 'i',
      cost: offers.price[c]!,
      currency: 'EUR',
      hours: offers.minutes[c]! / 60,
      ...(offers.study[c] === 1 && { mode: 'online' as const }),
    });
    for (let k = gives.start[c]!; k < gives.start[c + 1]!; k++) {
      const fact = gives.item[k]!;
      const level = (fact % 6) as Level;
      facts.push({ type: 'credentialSkill', credential: id('c', c), skill: id('s', (fact / 6) | 0), level });
    }
    for (let g = needs[c]!; g < needs[c + 1]!; g++) {
      for (let k = alternatives.start[g]!; k < alternatives.start[g + 1]!; k++) {
        const one = alternatives.item[k]!;
        const asked =
          one < 0 ? { needs: id('c', -1 - one) } : { needs: id('s', (one / 6) | 0), level: (one % 6) as Level };
        facts.push({ type: 'prerequisite', credential: id('c', c), ...asked, group: `g${g}` });
      }
    }
  }
  for (let t = 0; t < columns.stacks; t++) {
    facts.push({
      type: 'stack',
      id: id('t', t),
      name: `Stack ${t}`,
      issuer: 'i',
      ...(columns.atLeast[t]! >= 0 && { atLeast: columns.atLeast[t]! }),
      ...(columns.awards[t]! >= 0 && { awards: id('c', columns.awards[t]!) }),
      ...(offers.bundle[t]! >= 0 && { bundlePrice: offers.bundle[t]!, currency: 'EUR' }),
    });
    for (let k = members.start[t]!; k < members.start[t + 1]!; k++) {
      facts.push({ type: 'stackMember', stack: id('t', t), credential: id('c', members.item[k]!) });
    }
  }
  return facts;
}
