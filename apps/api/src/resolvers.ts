import { TokenResolver } from './accounts/token.resolver.js';
import { ViewerResolver } from './accounts/viewer.resolver.js';
import { CatalogueResolver } from './catalogue/catalogue.resolver.js';
import { CertifiedSkillResolver, CredentialResolver } from './catalogue/credential.resolver.js';
import { StackResolver } from './catalogue/stack.resolver.js';
import { RequiredSkillResolver, RoleResolver } from './catalogue/role.resolver.js';
import { SearchResolver } from './catalogue/search.resolver.js';
import { SkillResolver } from './catalogue/skill.resolver.js';
import { GapResolver } from './gaps/gap.resolver.js';
import { HealthResolver } from './health/health.resolver.js';
import { ImportResolver } from './imports/import.resolver.js';
import { ProfileResolver } from './imports/profile.resolver.js';
import { UnmetResolver } from './market/unmet.resolver.js';
import { MergeResolver } from './names/merge.resolver.js';
import { NamesResolver } from './names/names.resolver.js';
import { TextResolver } from './names/text.resolver.js';
import { PathwayResolver } from './pathways/pathway.resolver.js';
import { HeldCredentialResolver, HeldSkillResolver, LearnerResolver } from './people/learner.resolver.js';
import { CapabilityResolver } from './workforce/capability.resolver.js';

/** Everything that answers GraphQL: what `schema.graphql` is printed from. */
export const RESOLVERS = [
  SearchResolver,
  CatalogueResolver,
  SkillResolver,
  RoleResolver,
  RequiredSkillResolver,
  CredentialResolver,
  CertifiedSkillResolver,
  StackResolver,
  ViewerResolver,
  LearnerResolver,
  HeldSkillResolver,
  HeldCredentialResolver,
  GapResolver,
  PathwayResolver,
  UnmetResolver,
  CapabilityResolver,
  ImportResolver,
  ProfileResolver,
  NamesResolver,
  MergeResolver,
  TextResolver,
  TokenResolver,
  HealthResolver,
];
