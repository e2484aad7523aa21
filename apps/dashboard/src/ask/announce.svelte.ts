/** What is said to those who cannot see that something changed. */
export const spoken = $state({ text: '' });

/** Says a sentence in the page's live region. */
export function announce(text: string): void {
  spoken.text = text;
}
