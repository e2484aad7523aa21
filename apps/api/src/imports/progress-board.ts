import { Injectable } from '@nestjs/common';
import { Channel } from '../live/channel.js';
import type { RefusedType } from '../graph/problem.type.js';
import { ImportProgressType, type ImportFinishedType } from './import.type.js';

export type ImportTold = ImportProgressType | ImportFinishedType | RefusedType;
export interface ImportSent {
  readonly importProgress: ImportTold;
}
/** So many uploads are remembered, the oldest forgotten first. */
const REMEMBERED = 200;

/** Where uploads tell how far they are, and those who listen hear it: from the last thing told, whether they came before or after. */
@Injectable()
export class ProgressBoard {
  private readonly last = new Map<string, ImportTold>();
  private readonly listeners = new Map<string, Set<Channel<ImportSent>>>();

  tell(id: string, told: ImportTold): void {
    this.last.delete(id);
    this.last.set(id, told);
    if (this.last.size > REMEMBERED) this.last.delete(this.last.keys().next().value!);
    for (const channel of this.listeners.get(id) ?? []) send(channel, told);
    if (isEnd(told)) this.listeners.delete(id);
  }

  listen(id: string): Channel<ImportSent> {
    const channel: Channel<ImportSent> = new Channel(() => this.leave(id, channel));
    const told = this.last.get(id);
    if (told === undefined || !isEnd(told)) {
      const others = this.listeners.get(id) ?? new Set();
      this.listeners.set(id, others.add(channel));
    }
    if (told !== undefined) send(channel, told);
    return channel;
  }

  private leave(id: string, channel: Channel<ImportSent>): void {
    const others = this.listeners.get(id);
    others?.delete(channel);
    if (others?.size === 0) this.listeners.delete(id);
  }
}

function send(channel: Channel<ImportSent>, told: ImportTold): void {
  channel.push({ importProgress: told }, isEnd(told) ? undefined : 'progress');
  if (isEnd(told)) channel.end();
}

function isEnd(told: ImportTold): boolean {
  return !(told instanceof ImportProgressType);
}
