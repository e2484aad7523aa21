import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { Bounded } from './bounded.js';
import { BadInput } from './errors.js';

@ArgsType()
export class PageArgs {
  @Bounded(() => Int, { about: 'How many.', min: 1, max: 100, defaultValue: 20 })
  first!: number;

  @Bounded(() => String, { about: 'The cursor after which to go on.', maxLength: 40, fallback: 'from the beginning' })
  after?: string;
}

@ArgsType()
export class SearchArgs extends PageArgs {
  @Bounded(() => String, { about: 'Words, beginnings of words, or an id.', defaultValue: '' })
  text!: string;
}

@ObjectType('PageInfo')
export class PageInfoType {
  @Field()
  hasNextPage!: boolean;

  @Field()
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface EdgeShape<T> {
  cursor: string;
  node: T;
}
export interface ConnectionShape<T, E extends EdgeShape<T>> {
  edges: E[];
  nodes: T[];
  pageInfo: PageInfoType;
}

/** The edge class of a connection: extend it with the fields that belong to the edge. */
export function edgeOf<T>(node: () => Type<T>): Type<EdgeShape<T>> {
  @ObjectType({ isAbstract: true })
  abstract class Edge {
    @Field({ description: 'Give it to `after` to go on from here.' })
    cursor!: string;

    @Field(node)
    node!: T;
  }
  return Edge as Type<EdgeShape<T>>;
}

/** The connection class over an edge class. */
export function connectionOf<T, E extends EdgeShape<T>>(
  node: () => Type<T>,
  edge: () => Type<E>,
): Type<ConnectionShape<T, E>> {
  @ObjectType({ isAbstract: true })
  abstract class Connection {
    @Field(() => [edge()])
    edges!: E[];

    @Field(() => [node()])
    nodes!: T[];

    @Field()
    pageInfo!: PageInfoType;
  }
  return Connection as Type<ConnectionShape<T, E>>;
}

/** Where a page begins: cursors count from 0. */
export function offsetOf(page: Pick<PageArgs, 'after'>): number {
  if (page.after === undefined || page.after === null) return 0;
  const place = /^at:(\d{1,9})$/.exec(Buffer.from(page.after, 'base64url').toString('utf8'));
  if (!place) throw new BadInput('after', page.after, 'a cursor that an earlier page gave');
  return Number(place[1]) + 1;
}

function cursorAt(index: number): string {
  return Buffer.from(`at:${index}`).toString('base64url');
}

/**
 * A page as a connection. `found` are the items from the page's offset on: one more than `first` tells that there is a next page.
 */
export function connect<I, T, E extends EdgeShape<T>>(
  found: readonly I[],
  page: PageArgs,
  toEdge: (item: I) => Omit<E, 'cursor'>,
): ConnectionShape<T, E> {
  const offset = offsetOf(page);
  const edges = found
    .slice(0, page.first)
    .map((item, index) => ({ ...toEdge(item), cursor: cursorAt(offset + index) }) as E);
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: found.length > page.first,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A page of a list that is whole in memory. */
export function connectAll<I, T, E extends EdgeShape<T>>(
  all: readonly I[],
  page: PageArgs,
  toEdge: (item: I) => Omit<E, 'cursor'>,
): ConnectionShape<T, E> {
  const offset = offsetOf(page);
  return connect<I, T, E>(all.slice(offset, offset + page.first + 1), page, toEdge);
}
