import { Args, Context, Extensions, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { SolveProgress } from '#lib/engine';
import { isRefusal, recommendPathway, type PlanControl } from '#lib/usecases';
import { Access } from '../access/access.decorator.js';
import { nearestTo } from '../catalogue/nearest.js';
import { whoOf } from '../gaps/who.args.js';
import { Asking } from '../graph/asking.js';
import { asProblem, type NotFoundType, type RefusedType } from '../graph/problem.type.js';
import { Use } from '../graph/services.js';
import { Solves } from './solves.js';
import { pathwayCost } from '../limits/cost.js';
import { Channel } from '../live/channel.js';
import { pathwayType } from './pathway-answer.js';
import { PathwayArgs, pathwayInput } from './pathway.args.js';
import { PathwayEvent, PathwayResult, SolveProgressType, type PathwayType } from './pathway.type.js';

type Answer = PathwayType | NotFoundType | RefusedType;
/** An error sent as a value becomes an error of that answer, and the socket stays open. */
interface Sent {
  readonly pathwayProgress: Answer | SolveProgressType | Error;
}
/** Listeners are told so often how far a solve is, in milliseconds. */
const TELL_EVERY = 250;

@Resolver()
export class PathwayResolver {
  constructor(
    private readonly use: Use,
    private readonly solves: Solves,
  ) {}

  @Query(() => PathwayResult, {
    complexity: pathwayCost,
    description:
      'The best set of credentials that closes a gap. Give `learner` (personal) or `profile`; neither means the learner who asks.',
  })
  @Access('self-or-profile')
  pathway(@Args() args: PathwayArgs, @Context() asking: Asking): Promise<Answer> {
    return this.answer(args, asking, { signal: asking.gone });
  }

  @Extensions({ complexity: pathwayCost })
  @Subscription(() => PathwayEvent, {
    description: 'Progress of a solve, then its answer. Unsubscribing cancels the solve. Arguments as for `pathway`.',
  })
  @Access('self-or-profile')
  pathwayProgress(@Args() args: PathwayArgs, @Context() asking: Asking): AsyncIterableIterator<Sent> {
    const stop = new AbortController();
    const clock = this.use.stopwatch();
    let newest: SolveProgress | undefined;
    const channel = new Channel<Sent>(() => {
      clearInterval(ticking);
      stop.abort();
    });
    const tell = (): void => {
      const elapsedMs = clock();
      const told = {
        phase: 'solving',
        message: 'Searching for the best set of credentials.',
        done: Math.min(1, elapsedMs / (args.timeLimit * 1000)),
        elapsedMs,
        ...(newest && { rounds: newest.rounds, bound: newest.bound, best: newest.best }),
      };
      channel.push({ pathwayProgress: Object.assign(new SolveProgressType(), told) }, 'progress');
    };
    const ticking = setInterval(tell, TELL_EVERY);
    tell();
    const onProgress = (progress: SolveProgress): void => {
      newest = progress;
      tell();
    };
    void this.answer(args, asking, { signal: stop.signal, onProgress })
      .catch((error: unknown) => error as Error)
      .then((outcome) => {
        clearInterval(ticking);
        channel.push({ pathwayProgress: outcome });
        channel.end();
      });
    return channel;
  }

  private async answer(args: PathwayArgs, asking: Asking, control: PlanControl = {}): Promise<Answer> {
    const who = whoOf(args, asking.caller);
    if (isRefusal(who)) return asProblem(who);
    const input = { ...pathwayInput(args, who), ...control };
    const outcome = await this.solves.count(() => recommendPathway(this.use.deps(asking), input));
    if (isRefusal(outcome)) return asProblem(outcome, await nearestTo(await asking.catalogue(), outcome));
    return pathwayType(outcome, await asking.shelf());
  }
}
