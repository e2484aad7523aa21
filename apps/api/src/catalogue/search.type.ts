import { createUnionType, Field, Float, ObjectType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../graph/connection.js';
import { NotFoundType } from '../graph/problem.type.js';
import { CredentialType } from './credential.type.js';
import { RoleType } from './role.type.js';
import { SkillType } from './skill.type.js';
import { StackType } from './stack.type.js';

const SCORE = 'How well it matches: more is better. 0 when everything was asked for.';

@ObjectType('SkillEdge')
export class SkillEdge extends edgeOf(() => SkillType) {
  @Field(() => Float, { description: SCORE })
  score!: number;
}
@ObjectType('SkillConnection')
export class SkillConnection extends connectionOf(
  () => SkillType,
  () => SkillEdge,
) {}

@ObjectType('RoleEdge')
export class RoleEdge extends edgeOf(() => RoleType) {
  @Field(() => Float, { description: SCORE })
  score!: number;
}
@ObjectType('RoleConnection')
export class RoleConnection extends connectionOf(
  () => RoleType,
  () => RoleEdge,
) {}

@ObjectType('CredentialEdge')
export class CredentialEdge extends edgeOf(() => CredentialType) {
  @Field(() => Float, { description: SCORE })
  score!: number;
}
@ObjectType('CredentialConnection')
export class CredentialConnection extends connectionOf(
  () => CredentialType,
  () => CredentialEdge,
) {}

export const SkillResult = createUnionType({ name: 'SkillResult', types: () => [SkillType, NotFoundType] as const });
export const RoleResult = createUnionType({ name: 'RoleResult', types: () => [RoleType, NotFoundType] as const });
export const CredentialResult = createUnionType({
  name: 'CredentialResult',
  types: () => [CredentialType, NotFoundType] as const,
});
export const StackResult = createUnionType({ name: 'StackResult', types: () => [StackType, NotFoundType] as const });
