export interface ServerSettings {
  readonly port: number;
  readonly auth: boolean;
  readonly pageCache: string;
}

/** The text of neo4j.conf: Bolt on the loopback only, no web server, no reports to anybody. */
export function configuration({ port, auth, pageCache }: ServerSettings): string {
  const settings = [
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    // Without it neo4j:// addresses lead to port 7687.
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    `dbms.security.auth_enabled=${auth}`,
    'dbms.usage_report.enabled=false',
    'db.logs.query.enabled=OFF',
    `server.memory.pagecache.size=${pageCache}`,
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.retention_policy=100M size',
    // Stopping takes one second in place of ten.
    'internal.server.bolt.thread_pool_shutdown_wait_time=0s',
    'internal.server.bolt.connection_shutdown_wait_time=0s',
  ];
  return `${settings.join('\n')}\n`;
}
