/** Whether a credential is offered today: only published ones are, and an empty status means published. */
export function isPublished({ status }: { readonly status?: string }): boolean {
  return status === undefined || status === 'published';
}
