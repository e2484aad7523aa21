import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { Snapshot } from '#lib/engine';
import type { Store } from '#lib/store';
import { CatalogueCache, writtenWith, type NamesElsewhere, type PathwayRunner } from '#lib/usecases';
import { AccessGuard } from './access/access.guard.js';
import { Identify } from './access/identify.js';
import { Oidc, type OidcSettings } from './access/oidc.js';
import { Sessions } from './access/sessions.js';
import { SignInController, SignOutController } from './access/sign-in.controller.js';
import { BoundsPipe } from './graph/bounds.pipe.js';
import { Asking } from './graph/asking.js';
import { Use } from './graph/services.js';
import { HealthController } from './health/health.controller.js';
import { Metrics } from './health/metrics.js';
import { ROOT } from './health/version.js';
import { Traffic } from './health/traffic.js';
import { tellingErrors } from './http/apollo-errors.plugin.js';
import { whenGone } from './http/when-gone.js';
import { DASHBOARD, DashboardController } from './http/dashboard.controller.js';
import { GraphiqlController } from './http/graphiql.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import type { Entered } from './http/request.js';
import type { Log } from './http/unexpected.js';
import { ImportController } from './imports/import.controller.js';
import { MappingController } from './imports/mapping.controller.js';
import { RejectedController } from './imports/rejected.controller.js';
import { UPLOADS, type Uploads } from './imports/uploading.js';
import { ProgressBoard } from './imports/progress-board.js';
import { Solves } from './pathways/solves.js';
import { RESOLVERS } from './resolvers.js';

export interface AppParts {
  readonly store: Store;
  readonly runner: PathwayRunner;
  /** Reads the store's snapshot, and searches its names; in this thread where absent. */
  readonly readSnapshot?: () => Promise<Snapshot>;
  readonly names?: NamesElsewhere;
  readonly oidc?: OidcSettings;
  /** Folder of the profiles that people save. */
  readonly profiles?: string | undefined;
  /** Folder of the built dashboard. */
  readonly dashboard: string;
  readonly uploads: Uploads;
  readonly log: Log;
}

/** The composition root: the one place that knows which parts there are and puts them together. */
@Module({})
export class AppModule {
  static of(parts: AppParts): DynamicModule {
    const catalogue = new CatalogueCache(
      parts.store,
      parts.readSnapshot,
      parts.names && ((snapshot) => parts.names!.of(snapshot)),
    );
    const clock = { now: () => new Date(), newId: () => randomUUID() };
    const use = new Use(parts.store, catalogue, parts.runner, clock, parts.profiles);
    const sessions = new Sessions(() => Date.now());
    const oidc = parts.oidc && new Oidc(parts.oidc);
    const identify = new Identify(parts.store, sessions, oidc, () => Date.now());
    const values = [
      { provide: Use, useValue: use },
      { provide: Sessions, useValue: sessions },
      { provide: Identify, useValue: identify },
      { provide: DASHBOARD, useValue: parts.dashboard },
      { provide: UPLOADS, useValue: parts.uploads },
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_PIPE, useClass: BoundsPipe },
      { provide: APP_FILTER, useValue: new ProblemFilter(parts.log) },
    ];
    return {
      module: AppModule,
      imports: [GraphQLModule.forRoot<ApolloDriverConfig>(graphql(use, parts.log))],
      controllers: [
        SignInController,
        SignOutController,
        HealthController,
        ImportController,
        MappingController,
        RejectedController,
        GraphiqlController,
        DashboardController,
      ],
      providers: [...values, ...RESOLVERS, Solves, ProgressBoard, Traffic, Metrics],
    };
  }
}

/** Where the dashboard is built to. */
export const DASHBOARD_FOLDER = path.join(ROOT, 'dist', 'dashboard');

function graphql(use: Use, log: Log): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    autoSchemaFile: true,
    path: '/graphql',
    graphiql: false, // Nest's own loads its script from another machine
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    plugins: [tellingErrors(log)],
    stringifyResult: (result) => `${writtenWith(result)}\n`,
    context: ({ req, res }: { req: Entered; res: ServerResponse }) =>
      new Asking(req.caller, req.requestId, use.catalogue, whenGone(res)),
  };
}
