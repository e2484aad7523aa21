import { Injectable } from '@nestjs/common';
import type { Catalogue } from '#lib/usecases';
import { Use } from '../graph/services.js';
import { Solves } from '../pathways/solves.js';
import { Traffic } from './traffic.js';
import { VERSION } from './version.js';

/** What `/metrics` says, in Prometheus' text format. Counts of things, never of a person. */
@Injectable()
export class Metrics {
  constructor(
    private readonly use: Use,
    private readonly traffic: Traffic,
    private readonly solves: Solves,
  ) {}

  async text(): Promise<string> {
    const catalogue = await this.use.catalogue.current().catch(() => undefined);
    const { traffic, solves } = this;
    const requests = [...traffic.requests].sort().map(([key, count]) => {
      const [place, status] = key.split(' ');
      return `stackway_requests_total{place="${place}",status="${status}"} ${count}`;
    });
    const lines = [
      ...metric('stackway_info', 'gauge', 'Version of Stackway', [`stackway_info{version="${VERSION}"} 1`]),
      ...metric('stackway_requests_total', 'counter', 'Requests answered', requests),
      ...one('stackway_request_seconds_total', 'counter', 'Seconds spent on requests', traffic.seconds),
      ...one('stackway_solves_total', 'counter', 'Pathways begun', solves.began),
      ...one('stackway_solves_failed_total', 'counter', 'Pathways that failed', solves.failed),
      ...one('stackway_solves_cancelled_total', 'counter', 'Pathways nobody waited for any more', solves.cancelled),
      ...one('stackway_solves_running', 'gauge', 'Pathways being solved', solves.running),
      ...one('stackway_solve_seconds_total', 'counter', 'Seconds spent on pathways', solves.seconds),
      ...one('stackway_memory_bytes', 'gauge', 'Resident memory', process.memoryUsage().rss),
      ...(catalogue ? ofSnapshot(catalogue) : []),
    ];
    return `${lines.join('\n')}\n`;
  }
}

function ofSnapshot({ snapshot, storeVersion }: Catalogue): string[] {
  const { skills, roles, credentials, stacks, issuers, postings } = snapshot;
  const sizes = Object.entries({ skills, roles, credentials, stacks, issuers, postings }).map(
    ([kind, { facts }]) => `stackway_snapshot_facts{kind="${kind}"} ${facts.length}`,
  );
  return [
    ...one('stackway_store_version', 'gauge', 'Version of the store that is loaded', storeVersion),
    ...metric('stackway_snapshot_facts', 'gauge', 'Things in the snapshot', sizes),
  ];
}

function one(name: string, type: string, help: string, value: number): string[] {
  return metric(name, type, help, [`${name} ${value}`]);
}
function metric(name: string, type: string, help: string, lines: readonly string[]): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines];
}
