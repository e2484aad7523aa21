/** Until its table is drawn, the answer as it is. */
export function tellUnmet(answer: object): string {
  return JSON.stringify(answer, null, 2);
}
