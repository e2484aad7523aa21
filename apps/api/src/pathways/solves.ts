import { Injectable } from '@nestjs/common';

/** Counts solves for `/metrics`: how many began, ended, failed, and how long they took. */
@Injectable()
export class Solves {
  began = 0;
  failed = 0;
  /** Seconds of all that ended. */
  seconds = 0;
  running = 0;

  async count<T>(solve: () => Promise<T>): Promise<T> {
    const start = performance.now();
    this.began++;
    this.running++;
    try {
      return await solve();
    } catch (error) {
      this.failed++;
      throw error;
    } finally {
      this.running--;
      this.seconds += (performance.now() - start) / 1000;
    }
  }
}
