import { ArgsType, ID } from '@nestjs/graphql';
import { Bounded } from './bounded.js';

@ArgsType()
export class IdArgs {
  @Bounded(() => ID, { about: 'The id.', required: true, maxLength: 500 })
  id!: string;
}
