/** The solver of pathways, loaded when the first one is asked for. */
export async function loadSolver(): Promise<unknown> {
  return undefined;
}
