import { Field, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { Problem, Refusal } from '#lib/model';
import { NamedType } from './named.type.js';

@InterfaceType('Problem', {
  description: 'Something expected that stood in the way: what is wrong and the step that mends it.',
})
export abstract class ProblemType {
  @Field({ description: 'Stable and machine-readable.' })
  code!: string;

  @Field()
  message!: string;

  @Field(() => String, { nullable: true })
  found?: string;

  @Field(() => String, { nullable: true })
  expected?: string;

  @Field({ description: 'The step that mends it.' })
  next!: string;
}

@ObjectType('Place', { description: 'A place in a file a person can open.' })
export class PlaceType {
  @Field(() => String, { nullable: true })
  file?: string;

  @Field(() => Int, { nullable: true, description: 'Physical line, from 1.' })
  line?: number;

  @Field(() => String, { nullable: true, description: 'The heading of the column.' })
  column?: string;
}

@ObjectType('FoundProblem', { implements: () => ProblemType, description: 'One thing that is wrong, and where.' })
export class FoundProblemType extends ProblemType {
  @Field(() => PlaceType, { nullable: true })
  where?: PlaceType;
}

@ObjectType('NotFound', {
  implements: () => ProblemType,
  description: 'Nothing has that id, code or name; the nearest are offered.',
})
export class NotFoundType extends ProblemType {
  @Field(() => [NamedType])
  nearest!: NamedType[];
}

@ObjectType('Refused', {
  implements: () => ProblemType,
  description:
    'The question cannot be answered as asked. The fields are those of the first problem; `problems` has all of them.',
})
export class RefusedType extends ProblemType {
  @Field(() => [FoundProblemType])
  problems!: FoundProblemType[];
}

/** A refusal of the libs as a member of a union: `unknown-…` becomes NotFound, anything else Refused. */
export function asProblem(refusal: Refusal, nearest: readonly NamedType[] = []): NotFoundType | RefusedType {
  const [first] = refusal.problems as readonly [Problem, ...Problem[]];
  const single = refusal.problems.length === 1;
  if (single && first.code.startsWith('unknown-')) {
    return Object.assign(new NotFoundType(), first, { nearest: [...nearest] });
  }
  return Object.assign(new RefusedType(), first, { problems: refusal.problems.map(foundProblem) });
}

/** A refusal with one problem. */
export function refused(problem: Problem): RefusedType {
  return asProblem({ status: 'refused', problems: [problem] }) as RefusedType;
}

export function notFound(problem: Problem, nearest: readonly NamedType[] = []): NotFoundType {
  return Object.assign(new NotFoundType(), problem, { nearest: [...nearest] });
}

export function foundProblem(problem: Problem): FoundProblemType {
  return Object.assign(new FoundProblemType(), problem);
}
