import type { Snapshot } from '#lib/engine';
import type { Issuer } from '#lib/model';
import { maySeeCredential, type Caller } from '../access/caller.js';
import { CredentialType } from './credential.type.js';
import { reverseOf, type Reverse } from './reverse.js';
import { RoleType } from './role.type.js';
import { SkillType } from './skill.type.js';
import { StackType } from './stack.type.js';

/** The catalogue of one version as one caller may see it. Everything on it is read synchronously. */
export class Shelf {
  constructor(
    readonly snapshot: Snapshot,
    readonly caller: Caller,
  ) {}

  /** Relations read against their direction, made once per snapshot. */
  get reverse(): Reverse {
    return reverseOf(this.snapshot);
  }

  skillAt(position: number): SkillType {
    return new SkillType(this.snapshot.skills.facts[position]!, position);
  }
  skill(id: string): SkillType | undefined {
    const position = this.snapshot.skills.index.get(id);
    return position === undefined ? undefined : this.skillAt(position);
  }
  roleAt(position: number): RoleType {
    return new RoleType(this.snapshot.roles.facts[position]!, position);
  }
  role(id: string): RoleType | undefined {
    const position = this.snapshot.roles.index.get(id);
    return position === undefined ? undefined : this.roleAt(position);
  }
  /** Undefined also for one that the caller may not see. */
  credentialAt(position: number): CredentialType | undefined {
    const fact = this.snapshot.credentials.facts[position]!;
    return maySeeCredential(this.caller, fact)
      ? new CredentialType(fact, position, this.issuer(fact.issuer))
      : undefined;
  }
  credential(id: string): CredentialType | undefined {
    const position = this.snapshot.credentials.index.get(id);
    return position === undefined ? undefined : this.credentialAt(position);
  }
  stackAt(position: number): StackType {
    const rule = this.snapshot.stackOf[position]!;
    return new StackType(rule, this.issuer(rule.fact.issuer));
  }
  stack(id: string): StackType | undefined {
    const position = this.snapshot.stacks.index.get(id);
    return position === undefined ? undefined : this.stackAt(position);
  }
  /** Answers name skills, roles and credentials; here they become things that can be opened. */
  namedSkill({ id, name }: { id: string; name: string }): SkillType {
    return this.skill(id) ?? new SkillType({ type: 'skill', id, name });
  }
  namedRole({ id, title }: { id: string; title: string }): RoleType {
    return this.role(id) ?? new RoleType({ type: 'role', id, title });
  }

  private issuer(id: string): Issuer | undefined {
    const position = this.snapshot.issuers.index.get(id);
    return position === undefined ? undefined : this.snapshot.issuers.facts[position];
  }
}
