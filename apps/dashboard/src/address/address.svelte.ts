/** The address bar is the only place where a page keeps its question, so that back, share and reload work. */
class Address {
  path = $state(location.pathname);
  params = $state.raw(new URLSearchParams(location.search));

  /** The value of one parameter; empty text counts as absent. */
  get(name: string): string | undefined {
    return this.params.get(name) || undefined;
  }
  all(name: string): string[] {
    return this.params.getAll(name).filter(Boolean);
  }
}
export const address = new Address();

export type Changes = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The present parameters with changes; undefined takes one away. */
function changed(changes: Changes): URLSearchParams {
  const params = new URLSearchParams(address.params);
  for (const [name, value] of Object.entries(changes)) {
    params.delete(name);
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one !== '') params.append(name, one);
  }
  return params;
}

/** An address of a page: `link('/me/gap', { role })`. */
export function link(path: string, changes: Changes = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(changes))
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one !== '') params.append(name, one);
  const query = params.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Goes to a page of ours. */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', to);
  read();
}

/** Changes parameters of the present page: `replace` for what moves under the hand, `push` for a choice one may want back. */
export function set(changes: Changes, how: 'push' | 'replace' = 'push'): void {
  const query = changed(changes).toString();
  go(query === '' ? address.path : `${address.path}?${query}`, how);
}

function read(): void {
  address.path = location.pathname;
  address.params = new URLSearchParams(location.search);
}

window.addEventListener('popstate', read);

/** Links to our own pages change the page without loading it anew; everything else is left to the browser. */
document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const anchor = (event.target as Element | null)?.closest('a');
  if (!anchor || anchor.target !== '' || anchor.hasAttribute('download') || anchor.origin !== location.origin) return;
  if (anchor.hash !== '' && anchor.pathname === location.pathname) return;
  event.preventDefault();
  go(anchor.pathname + anchor.search);
});
