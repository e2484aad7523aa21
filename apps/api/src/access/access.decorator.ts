import { applyDecorators, SetMetadata } from '@nestjs/common';
import { Extensions } from '@nestjs/graphql';

/**
 * Who may ask a root field.
 * - everyone: nothing personal is behind it
 * - self: personal. The learner named by an argument must be the caller (admins: anybody); none named means the caller's own
 * - self-or-profile: as `self`, but a question that brings its own profile and names no learner is for everyone
 * - organization: personal. The organization named by an argument must be the caller's (admins: any)
 * - staff: employers and admins; the resolver shows each their own
 * - admin
 */
export type AccessRule = 'everyone' | 'self' | 'self-or-profile' | 'organization' | 'staff' | 'admin';

export const ACCESS = 'stackway:access';

/** Every query, mutation and subscription carries one; without it the guard lets nobody in. */
export function Access(rule: AccessRule): MethodDecorator {
  return applyDecorators(SetMetadata(ACCESS, rule), Extensions({ access: rule }));
}

/**
 * Marks a type that holds personal data. `test/api/personal.spec.ts` walks the schema and fails when such a type can be
 * reached through a root field whose access rule is `everyone`, unless by a field that declares {@link PersonalField}.
 */
export const Personal = (): ClassDecorator => Extensions({ personal: true });

/** A field that answers personal data only to the person it is about, whatever root it is reached by: says why that holds. */
export const PersonalField = (because: string): PropertyDecorator & MethodDecorator =>
  Extensions({ personalBecause: because });
