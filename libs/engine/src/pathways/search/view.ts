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
}

export function viewOf(task: Task): View {
  const facts = task.fact.length;
  return {
    task,
    facts,
    actions: task.action.length,
    needed: turned(task.preStart, task.pre, facts),
    givers: turned(task.addStart, task.add, facts),
  };
}
