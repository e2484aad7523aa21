import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** How deep and wide a document is, its fragments followed. A ring of fragments is infinitely deep. */
export interface Shape {
  readonly depth: number;
  readonly aliases: number;
  /** Fields once every fragment is laid out. */
  readonly fields: number;
}

const NONE: Shape = { depth: 0, aliases: 0, fields: 0 };
const ENDLESS: Shape = { depth: Infinity, aliases: Infinity, fields: Infinity };

/** Each fragment is measured once, so the work grows with the text and not with what it expands to. Introspection is measured apart. */
export function shapeOf(document: DocumentNode): { readonly asked: Shape; readonly introspection: Shape } {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const known = new Map<string, Shape>();
  const open = new Set<string>();

  const spread = (name: string): Shape => {
    const done = known.get(name);
    if (done) return done;
    if (open.has(name)) return ENDLESS;
    open.add(name);
    const shape = measure(fragments.get(name)?.selectionSet);
    open.delete(name);
    known.set(name, shape);
    return shape;
  };
  const one = (selection: SelectionSetNode['selections'][number]): Shape => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return spread(selection.name.value);
    const inside = measure(selection.selectionSet);
    if (selection.kind === Kind.INLINE_FRAGMENT) return inside;
    return { depth: inside.depth + 1, aliases: inside.aliases + (selection.alias ? 1 : 0), fields: inside.fields + 1 };
  };
  const measure = (set: SelectionSetNode | undefined): Shape =>
    set ? set.selections.map(one).reduce(beside, NONE) : NONE;

  let [asked, introspection] = [NONE, NONE];
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of operation.selectionSet.selections) {
      const meta = selection.kind === Kind.FIELD && selection.name.value.startsWith('__');
      if (meta) introspection = beside(introspection, one(selection));
      else asked = beside(asked, one(selection));
    }
  }
  return { asked, introspection };
}

function beside(a: Shape, b: Shape): Shape {
  return { depth: Math.max(a.depth, b.depth), aliases: a.aliases + b.aliases, fields: a.fields + b.fields };
}
