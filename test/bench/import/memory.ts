export async function benchMemory(words: readonly string[]): Promise<boolean> {
  console.log(words);
  return true;
}
