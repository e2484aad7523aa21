import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('Viewer', { description: 'Who asks. Nobody signed in: no name, no grants.' })
export class ViewerType {
  @Field()
  signedIn!: boolean;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => [String], { description: 'admin, learner, institution, employer' })
  grants!: readonly string[];

  @Field(() => ID, { nullable: true, description: 'The issuer whose credentials this account looks after.' })
  issuer?: string;

  @Field(() => ID, { nullable: true, description: 'The organization whose people this account may see.' })
  organization?: string;

  @Field({ description: 'May ask as any learner: admins, and the owner on this machine.' })
  actsAsAnyLearner!: boolean;

  /** Behind the field `learner`. */
  learnerId?: string;
}
