import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { Forbidden, Unauthenticated } from '../graph/errors.js';
import type { Asking } from '../graph/asking.js';
import { ACCESS, type AccessRule } from './access.decorator.js';
import { isAdmin, isSignedIn, mayActAs, maySeePeopleOf, type Caller } from './caller.js';

interface PersonalArgs {
  readonly id?: string | null;
  readonly learner?: string | null;
  readonly profile?: readonly unknown[] | null;
  readonly organization?: string | null;
  readonly input?: { readonly learner?: string | null };
}

/** Lets a root field run only for those its {@link AccessRule} names. Controllers look after themselves. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<GqlContextType>() !== 'graphql') return true;
    const graph = GqlExecutionContext.create(context);
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS, context.getHandler());
    const name = graph.getInfo<{ fieldName: string }>().fieldName;
    admit(rule, name, graph.getContext<Asking>().caller, graph.getArgs<PersonalArgs>());
    return true;
  }
}

/** @throws Unauthenticated or Forbidden */
function admit(rule: AccessRule | undefined, field: string, caller: Caller, args: PersonalArgs): void {
  if (rule === 'everyone') return;
  const learner = args.learner ?? args.input?.learner ?? (rule === 'self' ? args.id : undefined) ?? undefined;
  if (rule === 'self-or-profile' && learner === undefined && args.profile) return;
  if (!isSignedIn(caller)) throw new Unauthenticated(field);
  if (!allowed(rule, caller, learner, args.organization ?? undefined)) throw new Forbidden(field);
}

function allowed(rule: AccessRule | undefined, caller: Caller, learner?: string, organization?: string): boolean {
  switch (rule) {
    case 'self':
    case 'self-or-profile':
      return learner === undefined ? true : mayActAs(caller, learner);
    case 'organization':
      return organization === undefined ? isAdmin(caller) : maySeePeopleOf(caller, organization);
    case 'staff':
      return isAdmin(caller) || caller.grants.includes('employer');
    case 'admin':
      return isAdmin(caller);
    default:
      return false;
  }
}
