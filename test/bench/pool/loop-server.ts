import { LoopWatch } from './loop-watch.js';
import { startServer, type Served } from '../../../apps/api/src/server.js';

/** A server in a process of its own, whose event loop is watched when the parent says so. */
let served: Served | undefined;
let watch: LoopWatch | undefined;
const tell = (message: object): void => void process.send!(message);

process.on('message', (message: { start?: string; watch?: boolean; tell?: boolean; end?: boolean }) => {
  if (message.start !== undefined) {
    watch = new LoopWatch();
    const settings = {
      store: { kind: 'embedded', folder: message.start, isDefault: false },
      host: '127.0.0.1',
      port: 0,
    };
    void startServer({ settings: settings as Parameters<typeof startServer>[0]['settings'] }).then((started) => {
      served = started;
      tell({ url: started.url });
    });
  }
  if (message.watch) watch = new LoopWatch();
  if (message.tell) tell({ watched: watch!.end(), rss: process.memoryUsage().rss });
  if (message.end) void served!.close().then(() => process.disconnect());
});
