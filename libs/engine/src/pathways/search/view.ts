import type { Look } from '../look.js';
import { turned, type Lists, type Task } from './task.js';

/** A task with its indexes turned round, made once per task. */
export interface View {
  readonly task: Task;
  readonly facts: number;
  readonly actions: number;
  /** Per fact: actions that need it. */
  readonly needed: Lists;
  /** Per fact: actions that add it. */
  readonly givers: Lists;
  /** Called by whatever works on it for long. */
  readonly look?: Look | undefined;
}

export function viewOf(task: Task, look?: Look): View {
  const facts = task.fact.length;
  return {
    task,
    facts,
    actions: task.action.length,
    needed: turned(task.preStart, task.pre, facts),
    givers: turned(task.addStart, task.add, facts),
    look,
  };
}
