import { Injectable } from '@nestjs/common';
import { isRefusal } from '#lib/usecases';

/** Counts solves for `/metrics`: how many began, ended, failed, and how long they took. */
@Injectable()
export class Solves {
  began = 0;
  failed = 0;
  /** Nobody waited for the answer any more. */
  cancelled = 0;
  /** Seconds of all that ended. */
  seconds = 0;
  running = 0;

  async count<T extends object>(solve: () => Promise<T>): Promise<T> {
    const start = performance.now();
    this.began++;
    this.running++;
    try {
      const answer = await solve();
      if (isCancelled(answer)) this.cancelled++;
      return answer;
    } catch (error) {
      this.failed++;
      throw error;
    } finally {
      this.running--;
      this.seconds += (performance.now() - start) / 1000;
    }
  }
}

function isCancelled(answer: object): boolean {
  return isRefusal(answer) && answer.problems.some(({ code }) => code === 'cancelled');
}
