import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from './scalars.js';

@ObjectType('Named', { description: "An id and a name: a role's title and a badge's name are both names." })
export class NamedType {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

@ObjectType('SnapshotVersion', { description: 'Which state of the facts an answer was computed from.' })
export class SnapshotVersionType {
  @Field()
  version!: string;
}

@ObjectType('Provenance', { description: 'Where a fact was read. The first of a list is in force.' })
export class ProvenanceType {
  @Field(() => ID)
  import!: string;

  @Field()
  file!: string;

  @Field(() => Int, { description: "Physical line from 1; 0 when it came from no file (a person's own edit)." })
  line!: number;

  @Field(() => InstantScalar)
  at!: string;
}
