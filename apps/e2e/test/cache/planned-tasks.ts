import { join } from "node:path";
import { run, type RunOptions } from "../../src/run.ts";

/** A task in the output of `turbo run --dry=json`. */
interface Task {
  taskId: string;
  hash: string;
  /** The folder of the package, from the root. */
  directory: string;
  /** The files that the hash depends on, relative to the folder of the package. */
  inputs: Record<string, string>;
  dependencies: string[];
}

/** The tasks of a repository by ID, for example `@smartalex/sdk#test`. */
export type Tasks = ReadonlyMap<string, Task>;

/** Returns the tasks that `turbo run test` would run in a repository. Runs none of them. */
export async function plannedTasks(options: RunOptions): Promise<Tasks> {
  const args = ["scripts/turbo.mjs", "run", "test", "--dry=json", "--env-mode=loose"];
  const { tasks } = JSON.parse(await run(process.execPath, args, options)) as { tasks: Task[] }; // turbo documents the format
  return new Map(tasks.map((task) => [task.taskId, task]));
}

/** Returns the inputs of a task and of all tasks that it depends on. */
export function inputsOf(id: string, tasks: Tasks, seen = new Set<string>()): Set<string> {
  const task = tasks.get(id);
  if (task === undefined || seen.has(id)) return new Set();
  seen.add(id);
  const own = Object.keys(task.inputs).map((file) => join(task.directory, file));
  return new Set([...own, ...task.dependencies.flatMap((dependency) => [...inputsOf(dependency, tasks, seen)])]);
}
