import { createUnionType } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { NotFoundType, RefusedType } from './problem.type.js';

/** `Answer | NotFound | Refused`: whatever is neither of the problems is the answer. */
export function answerUnion<T extends object>(name: string, description: string, answer: () => Type<T>) {
  return createUnionType({
    name,
    description,
    types: () => [answer(), NotFoundType, RefusedType] as const,
    resolveType: (value: object) =>
      value instanceof NotFoundType ? NotFoundType : value instanceof RefusedType ? RefusedType : answer(),
  });
}
