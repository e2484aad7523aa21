import net from 'node:net';

const HOST = '127.0.0.1';

/** The magic number of Bolt, and the versions 5.8 down to 5.0 that we would speak. */
const HANDSHAKE = Buffer.from('6060b01700080805000000000000000000000000', 'hex');

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}

/** Whether a server answers Bolt's handshake: that something accepts the connection says too little. */
export function boltAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, HOST, () => socket.write(HANDSHAKE));
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('data', (data) => end(data.length >= 4 && data.readUInt32BE(0) !== 0));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}
